package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CachedReadinessTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final AtomicInteger probes = new AtomicInteger();
    private final CachedReadiness cachedReadiness = new CachedReadiness(
            () -> {
                probes.incrementAndGet();
                return ready.get();
            },
            now::get);

    @Test
    void theResultIsCachedForASecond() {
        assertTrue(cachedReadiness.getAsBoolean());
        ready.set(false);

        now.addAndGet(Duration.ofSeconds(1).toNanos() - 1);
        assertTrue(cachedReadiness.getAsBoolean());
        now.incrementAndGet();
        assertFalse(cachedReadiness.getAsBoolean());

        ready.set(true);
        assertFalse(cachedReadiness.getAsBoolean());
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertTrue(cachedReadiness.getAsBoolean());
    }

    @Test
    void concurrentCallersShareOneProbe() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CachedReadiness slow = new CachedReadiness(
                () -> {
                    probes.incrementAndGet();
                    begun.countDown();
                    await(released);
                    now.addAndGet(Duration.ofSeconds(2).toNanos());
                    return true;
                },
                now::get);
        Thread first = new Thread(slow::getAsBoolean);
        first.start();
        begun.await();
        List<Thread> others =
                Stream.generate(() -> new Thread(slow::getAsBoolean)).limit(10).toList();
        others.forEach(Thread::start);
        // They wait for the first thread, or for the latch if they run a probe of their own.
        while (others.stream().anyMatch(other -> other.getState() == Thread.State.RUNNABLE)) {
            Thread.onSpinWait();
        }

        released.countDown();
        first.join();
        for (Thread other : others) {
            other.join();
        }

        assertEquals(1, probes.get());
        assertTrue(slow.getAsBoolean());
        assertEquals(1, probes.get());
    }

    private static void await(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
