package dev.attachphone.server.http.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RateLimitTest {

    // The clock overflows during the test.
    private long now = Long.MAX_VALUE - 1;
    private final RateLimit limit = new RateLimit(10, 3, () -> now);

    @Test
    void allowsABurstAndThenTheRate() {
        assertEquals(3, acquired("a", 10));
        advance(100);
        assertEquals(1, acquired("a", 10));
        advance(200);
        assertEquals(2, acquired("a", 10));
    }

    @Test
    void allowsOnlyABurstAfterALongPause() {
        acquired("a", 10);
        advance(3_600_000);
        assertEquals(3, acquired("a", 10));
    }

    @Test
    void rejectedRequestsDoNotCount() {
        acquired("a", 1_000);
        advance(100);
        assertTrue(limit.tryAcquire("a"));
        assertFalse(limit.tryAcquire("a"));
    }

    @Test
    void accountsAreIndependent() {
        acquired("a", 10);
        assertEquals(3, acquired("b", 10));
    }

    @Test
    void idleAccountsAreEvicted() {
        for (int i = 0; i < 5_000; i++) {
            assertTrue(limit.tryAcquire("account-" + i));
        }
        advance(10_000);
        assertTrue(limit.tryAcquire("one more"));
        assertEquals(1, limit.trackedAccounts());
    }

    private int acquired(String account, int requests) {
        int acquired = 0;
        for (int i = 0; i < requests; i++) {
            acquired += limit.tryAcquire(account) ? 1 : 0;
        }
        return acquired;
    }

    private void advance(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
