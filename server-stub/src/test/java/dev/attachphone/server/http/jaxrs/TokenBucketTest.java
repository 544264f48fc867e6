package dev.attachphone.server.http.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenBucketTest {

    private static final long NOW = Long.MAX_VALUE - 1;

    /** Most of these rates do not divide a second into a whole number of nanoseconds. */
    @ParameterizedTest
    @CsvSource({"1, 1, 30", "3, 1000, 30", "7, 100, 30", "300000, 2, 1", "700000, 3, 1", "1000000, 1000000, 1"})
    void theTokensOfATimeAreExact(int rate, int capacity, int seconds) {
        TokenBucket bucket = bucket(rate, Duration.ofSeconds(1), capacity);
        long end = NOW + TimeUnit.SECONDS.toNanos(seconds);
        int taken = 0;
        while (bucket.nanoTime() - end <= 0) {
            while (bucket.delayFor(1).isZero()) {
                bucket = bucket.take(1);
                taken++;
            }
            bucket = bucket.at(bucket.nanoTime() + bucket.delayFor(1).toNanos());
        }
        assertEquals(capacity + rate * seconds, taken);
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "7, 1", "7, 999", "300000, 1000", "1000000, 17"})
    void theDelayIsTheShortestThatIsSufficient(int rate, int tokens) {
        TokenBucket empty = bucket(rate, Duration.ofSeconds(1), 1_000).take(1_000);
        long delay = empty.delayFor(tokens).toNanos();

        assertFalse(empty.at(NOW + delay - 1).delayFor(tokens).isZero());
        assertTrue(empty.at(NOW + delay).delayFor(tokens).isZero());
    }

    @Test
    void aPauseFillsTheBucketUpToItsCapacity() {
        TokenBucket empty = bucket(10, Duration.ofMinutes(1), 3).take(3);
        TokenBucket later = empty.at(NOW + TimeUnit.DAYS.toNanos(10_000));

        assertFalse(empty.isFull());
        assertTrue(later.isFull());
        assertEquals(Duration.ofSeconds(6), later.take(3).delayFor(1));
    }

    @Test
    void tokensTakenInExcessProlongTheDelay() {
        TokenBucket bucket = bucket(10, Duration.ofMinutes(1), 10).take(10).take(25);

        assertEquals(Duration.ofSeconds((25 + 1) * 6), bucket.delayFor(1));
    }

    @Test
    void anEarlierTimeChangesNothing() {
        TokenBucket bucket = bucket(10, Duration.ofSeconds(1), 10).take(10);

        assertEquals(bucket, bucket.at(NOW - TimeUnit.HOURS.toNanos(1)));
    }

    @Test
    void noAmountOverflows() {
        TokenBucket bucket = bucket(1, Duration.ofMinutes(1), 1_000_000);
        for (int i = 0; i < 1_000; i++) {
            bucket = bucket.take(1_000_000);
            assertTrue(bucket.missing() > 0);
        }
        assertFalse(bucket.at(NOW + TimeUnit.DAYS.toNanos(10_000)).delayFor(1).isNegative());
    }

    private static TokenBucket bucket(int tokens, Duration period, int capacity) {
        return new TokenBucket.RefillRate(tokens, period, capacity).at(null, NOW);
    }
}
