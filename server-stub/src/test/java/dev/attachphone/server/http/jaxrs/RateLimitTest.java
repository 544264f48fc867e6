package dev.attachphone.server.http.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RateLimitTest {

    // Close to where nanoseconds begin again at the other end.
    private long now = Long.MAX_VALUE - 1;
    private final RateLimit limit = new RateLimit(10, 3, () -> now);

    @Test
    void admitsABurstAndThenTheRate() {
        assertEquals(3, admitted("a", 10));
        pass(100);
        assertEquals(1, admitted("a", 10));
        pass(200);
        assertEquals(2, admitted("a", 10));
    }

    @Test
    void admitsNoMoreThanABurstAfterALongSilence() {
        admitted("a", 10);
        pass(3_600_000);
        assertEquals(3, admitted("a", 10));
    }

    @Test
    void whatIsRefusedDoesNotCount() {
        admitted("a", 1_000);
        pass(100);
        assertTrue(limit.tryAcquire("a"));
        assertFalse(limit.tryAcquire("a"));
    }

    @Test
    void countsEachAccountForItself() {
        admitted("a", 10);
        assertEquals(3, admitted("b", 10));
    }

    @Test
    void forgetsAccountsThatAreSilent() {
        for (int i = 0; i < 5_000; i++) {
            assertTrue(limit.tryAcquire("account-" + i));
        }
        pass(10_000);
        assertTrue(limit.tryAcquire("one more"));
        assertEquals(1, limit.trackedAccounts());
    }

    private int admitted(String account, int requests) {
        int admitted = 0;
        for (int i = 0; i < requests; i++) {
            admitted += limit.tryAcquire(account) ? 1 : 0;
        }
        return admitted;
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
