package dev.attachphone.server.http.jaxrs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The rate limit of accounts on this server (GCRA).
 *
 * <p>For each account it keeps the time at which the requests accepted so far would have been served at the configured rate. Entries in
 * the past have no effect and are evicted, so that the map holds only accounts with recent requests. Thread-safe.
 */
public final class RateLimit {

    private static final int EVICTION_THRESHOLD = 1_000;

    private final long interval;
    private final long tolerance;
    private final LongSupplier nanoTime;
    private final Map<String, Long> nextFree = new ConcurrentHashMap<>();
    private volatile long nextEviction;

    /**
     * Creates a limit.
     *
     * @param perSecond the requests per second of an account
     * @param burst the requests that an account may send at once after a pause
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    public RateLimit(int perSecond, int burst, LongSupplier nanoTime) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.tolerance = interval * (burst - 1);
        this.nanoTime = nanoTime;
        this.nextEviction = nanoTime.getAsLong();
    }

    /** Counts a request of an account if it is within the limit; otherwise returns false. */
    boolean tryAcquire(String account) {
        long now = nanoTime.getAsLong();
        evictIdle(now);
        boolean[] acquired = {false};
        nextFree.compute(account, (id, last) -> {
            long next = last == null || last - now < 0 ? now : last;
            acquired[0] = next - now <= tolerance;
            return acquired[0] ? Long.valueOf(next + interval) : last;
        });
        return acquired[0];
    }

    /** The number of accounts whose next request would be rejected. */
    public int limitedAccounts() {
        long now = nanoTime.getAsLong();
        return (int) nextFree.values().stream()
                .filter(last -> last - now > tolerance)
                .count();
    }

    /** The number of accounts in the map. */
    int trackedAccounts() {
        return nextFree.size();
    }

    // At most once per second, because it visits all entries.
    private void evictIdle(long now) {
        if (nextFree.size() > EVICTION_THRESHOLD && now - nextEviction >= 0) {
            nextEviction = now + TimeUnit.SECONDS.toNanos(1);
            nextFree.values().removeIf(last -> last - now < 0);
        }
    }
}
