package dev.attachphone.server.http.jaxrs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A rate limit of accounts on this server: a token bucket for each account. A bucket that is full again has
 * no effect and is evicted, so that the map holds only accounts with recent requests. Thread-safe.
 */
public final class RateLimit {

    private static final int EVICTION_THRESHOLD = 1_000;

    private final TokenBucket.RefillRate rate;
    private final LongSupplier nanoTime;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private volatile long nextEviction;

    /**
     * Creates a limit.
     *
     * @param perSecond the requests, or numbers, per second of an account
     * @param burst what an account may send at once after a pause
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    public RateLimit(int perSecond, int burst, LongSupplier nanoTime) {
        this.rate = new TokenBucket.RefillRate(perSecond, Duration.ofSeconds(1), burst);
        this.nanoTime = nanoTime;
        this.nextEviction = nanoTime.getAsLong();
    }

    /**
     * Counts an amount for an account if it is within the limit.
     *
     * @param amount the amount, at most the burst
     * @return empty if it was counted; otherwise the time after which it is within the limit, if nothing else
     *     is counted meanwhile
     */
    Optional<Duration> tryAcquire(String account, int amount) {
        long now = nanoTime.getAsLong();
        evictIdle(now);
        Duration[] delay = {Duration.ZERO};
        buckets.compute(account, (id, last) -> {
            TokenBucket bucket = rate.at(last, now);
            delay[0] = bucket.delayFor(amount);
            return delay[0].isZero() ? bucket.take(amount) : bucket;
        });
        return Optional.of(delay[0]).filter(time -> !time.isZero());
    }

    /** The number of accounts for which not even an amount of 1 is within the limit. */
    public int limitedAccounts() {
        long now = nanoTime.getAsLong();
        return (int) buckets.values().stream()
                .filter(bucket -> !bucket.at(now).delayFor(1).isZero())
                .count();
    }

    /** The number of accounts in the map. */
    int trackedAccounts() {
        return buckets.size();
    }

    // At most once per second, because it visits all entries.
    private void evictIdle(long now) {
        if (buckets.size() > EVICTION_THRESHOLD && now - nextEviction >= 0) {
            nextEviction = now + TimeUnit.SECONDS.toNanos(1);
            buckets.values().removeIf(bucket -> bucket.at(now).isFull());
        }
    }
}
