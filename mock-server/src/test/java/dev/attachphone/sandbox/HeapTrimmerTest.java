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

    private final AtomicLong used = new AtomicLong();
    private final AtomicLong committed = new AtomicLong(100 * MIB);
    private final AtomicInteger collections = new AtomicInteger();
    private final HeapTrimmer trimmer = new HeapTrimmer((MemoryMXBean) Proxy.newProxyInstance(
            HeapTrimmerTest.class.getClassLoader(), new Class<?>[] {MemoryMXBean.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("gc")) {
                    collections.incrementAndGet();
                    used.set(30 * MIB);
                    committed.set(110 * MIB);
                    return null;
                }
                return new MemoryUsage(0, used.get(), committed.get(), -1);
            }));

    @Test
    void theHeapIsCollectedWhenItsUseHasGrown() {
        for (long[] step : new long[][] {{32, 0}, {33, 1}, {62, 1}, {63, 2}}) {
            used.set(step[0] * MIB);
            trimmer.trim();
            assertEquals(step[1], collections.get(), () -> step[0] + " MiB");
        }
    }

    @Test
    void theHeapIsCollectedWhenItsSizeHasGrown() {
        for (long[] step : new long[][] {{132, 0}, {133, 1}, {142, 1}, {143, 2}}) {
            committed.set(step[0] * MIB);
            trimmer.trim();
            assertEquals(step[1], collections.get(), () -> step[0] + " MiB");
        }
    }
}
