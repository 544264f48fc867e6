package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReadinessTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);
    private final AtomicBoolean works = new AtomicBoolean(true);
    private final AtomicInteger asked = new AtomicInteger();
    private final Readiness readiness = new Readiness(
            () -> {
                asked.incrementAndGet();
                return works.get();
            },
            now::get);

    @Test
    void aVerdictIsKeptForASecond() {
        assertTrue(readiness.getAsBoolean());
        works.set(false);

        now.addAndGet(Duration.ofSeconds(1).toNanos() - 1);
        assertTrue(readiness.getAsBoolean());
        now.incrementAndGet();
        assertFalse(readiness.getAsBoolean());

        works.set(true);
        assertFalse(readiness.getAsBoolean());
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertTrue(readiness.getAsBoolean());
    }

    @Test
    void oneOfThoseWhoAskAtOnceFindsOutForAll() {
        assertEquals(
                100,
                IntStream.range(0, 100)
                        .parallel()
                        .filter(i -> readiness.getAsBoolean())
                        .count());
        assertEquals(1, asked.get());
    }
}
