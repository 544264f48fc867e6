package dev.attachphone.server.http.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateLimitTest {

    private static final int THREADS = 8;

    // The clock overflows during the test.
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final RateLimit limit = new RateLimit(10, 3, now::get);

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
        assertEquals(Optional.empty(), limit.tryAcquire("a", 1));
        assertEquals(Optional.of(Duration.ofMillis(100)), limit.tryAcquire("a", 1));
    }

    @Test
    void accountsAreIndependent() {
        acquired("a", 10);
        assertEquals(3, acquired("b", 10));
    }

    @Test
    void countsAmountsAndReportsTheTimeAfterWhichARejectedOneIsAccepted() {
        RateLimit numbers = new RateLimit(10, 1_000, now::get);

        assertEquals(Optional.empty(), numbers.tryAcquire("a", 1_000));
        assertEquals(Optional.of(Duration.ofSeconds(100)), numbers.tryAcquire("a", 1_000));
        assertEquals(Optional.of(Duration.ofMillis(100)), numbers.tryAcquire("a", 1));
        advance(30_000);
        assertEquals(Optional.of(Duration.ofMillis(100)), numbers.tryAcquire("a", 301));
        assertEquals(Optional.empty(), numbers.tryAcquire("a", 300));
        advance(99_999);
        assertEquals(Optional.of(Duration.ofMillis(1)), numbers.tryAcquire("a", 1_000));
        advance(1);
        assertEquals(Optional.empty(), numbers.tryAcquire("a", 1_000));
    }

    @Test
    void accountsWithoutTokensAreLimited() {
        RateLimit numbers = new RateLimit(10, 1_000, now::get);
        numbers.tryAcquire("a", 1_000);
        numbers.tryAcquire("b", 999);

        assertEquals(1, numbers.limitedAccounts());
        advance(100);
        assertEquals(0, numbers.limitedAccounts());
    }

    @Test
    void concurrentRequestsAcquireTheBurstExactly() throws Exception {
        int burst = 1_000_000;
        RateLimit numbers = new RateLimit(1, burst, now::get);

        assertEquals(burst, acquiredConcurrently(random -> acquireUntilRejected(numbers, random)));
    }

    /** Threads read the clock at different times, and reach the bucket in another order. */
    @Test
    void concurrentRequestsAcquireTheRateExactlyWhileTimePasses() throws Exception {
        int perSecond = 700_000;
        int burst = 1_000_000;
        RateLimit numbers = new RateLimit(perSecond, burst, now::get);
        long start = now.get();
        long acquired = acquireUntilRejected(numbers, new Random(1));

        acquired += acquiredConcurrently(random -> {
            long own = 0;
            for (int i = 0; i < 500; i++) {
                now.addAndGet(1 + random.nextInt(1_000_000));
                own += acquireUntilRejected(numbers, random);
            }
            return own;
        });

        long elapsed = now.get() - start;
        // The clock may have advanced after the last request of every thread.
        acquired += acquireUntilRejected(numbers, new Random(1));
        assertEquals(burst + elapsed * perSecond / TimeUnit.SECONDS.toNanos(1), acquired);
    }

    private interface Client {
        long acquire(Random random);
    }

    private static long acquiredConcurrently(Client client) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Long>> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                threads.add(executor.submit(() -> client.acquire(random)));
            }
            long sum = 0;
            for (Future<Long> thread : threads) {
                sum += thread.get();
            }
            return sum;
        } finally {
            executor.shutdownNow();
        }
    }

    /** Acquires amounts of different sizes until not even 1 is accepted. */
    private static long acquireUntilRejected(RateLimit limit, Random random) {
        long acquired = 0;
        int amount = 1 + random.nextInt(1_000);
        while (true) {
            if (limit.tryAcquire("a", amount).isEmpty()) {
                acquired += amount;
            } else if (amount == 1) {
                return acquired;
            }
            amount = Math.max(1, amount / 2);
        }
    }

    @Test
    void idleAccountsAreEvicted() {
        for (int i = 0; i < 5_000; i++) {
            assertEquals(Optional.empty(), limit.tryAcquire("account-" + i, 1));
        }
        advance(10_000);
        assertEquals(Optional.empty(), limit.tryAcquire("one more", 1));
        assertEquals(1, limit.trackedAccounts());
    }

    @Test
    void accountsOverTheLimitAreNotEvicted() {
        for (int i = 0; i < 5_000; i++) {
            acquired("account-" + i, 3);
        }
        advance(99);
        assertTrue(limit.tryAcquire("account-0", 1).isPresent());
        assertEquals(5_000, limit.trackedAccounts());
    }

    private int acquired(String account, int requests) {
        int acquired = 0;
        for (int i = 0; i < requests; i++) {
            acquired += limit.tryAcquire(account, 1).isEmpty() ? 1 : 0;
        }
        return acquired;
    }

    private void advance(long millis) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
