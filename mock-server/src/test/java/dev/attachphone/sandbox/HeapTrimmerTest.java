package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeapTrimmerTest {

    private static final long MIB = 1024 * 1024;

    private final AtomicLong committed = new AtomicLong();
    private final AtomicInteger collections = new AtomicInteger();
    private final HeapTrimmer trimmer = new HeapTrimmer((MemoryMXBean) Proxy.newProxyInstance(
            HeapTrimmerTest.class.getClassLoader(), new Class<?>[] {MemoryMXBean.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("gc")) {
                    collections.incrementAndGet();
                    return null;
                }
                return new MemoryUsage(0, 30 * MIB, committed.get(), -1);
            }));

    @Test
    void theHeapIsCollectedWhenItGrowsBeyondWhatWasKept() {
        for (long[] step : new long[][] {{48, 0}, {49, 1}, {78, 1}, {79, 2}}) {
            committed.set(step[0] * MIB);
            trimmer.trim();
            assertEquals(step[1], collections.get(), () -> step[0] + " MiB");
        }
    }
}
