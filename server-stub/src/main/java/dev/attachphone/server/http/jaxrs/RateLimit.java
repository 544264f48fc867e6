package dev.attachphone.server.http.jaxrs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How often each account may ask, on this server.
 *
 * <p>For each account it keeps the moment at which everything it has asked for would have been served at its rate. A moment that
 * has passed says as much as none, so it is forgotten: what is kept grows with the accounts that ask at once, and with nothing else.
 */
public final class RateLimit {

    private static final int EVICTION_THRESHOLD = 1_000;

    private final long interval;
    private final long tolerance;
    private final LongSupplier nanoTime;
    private final Map<String, Long> nextFree = new ConcurrentHashMap<>();
    private volatile long nextEviction;

    /**
     * A limit that nobody has met yet.
     *
     * @param perSecond how many requests an account may send in a second
     * @param burst how many it may send at once after it was silent
     * @param nanoTime the time in nanoseconds since whenever
     */
    public RateLimit(int perSecond, int burst, LongSupplier nanoTime) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.tolerance = interval * (burst - 1);
        this.nanoTime = nanoTime;
        this.nextEviction = nanoTime.getAsLong();
    }

    /** Whether that account may be served now; if so, it counts. */
    boolean tryAcquire(String account) {
        long now = nanoTime.getAsLong();
        evictIdle(now);
        boolean[] admitted = {false};
        nextFree.compute(account, (id, last) -> {
            long next = last == null || last - now < 0 ? now : last;
            admitted[0] = next - now <= tolerance;
            return admitted[0] ? Long.valueOf(next + interval) : last;
        });
        return admitted[0];
    }

    /** How many accounts would not be served if they asked now. */
    public int limitedAccounts() {
        long now = nanoTime.getAsLong();
        return (int) nextFree.values().stream()
                .filter(last -> last - now > tolerance)
                .count();
    }

    /** How many accounts it knows of. */
    int trackedAccounts() {
        return nextFree.size();
    }

    // Seldom enough that looking at all of them costs little for each request.
    private void evictIdle(long now) {
        if (nextFree.size() > EVICTION_THRESHOLD && now - nextEviction >= 0) {
            nextEviction = now + TimeUnit.SECONDS.toNanos(1);
            nextFree.values().removeIf(last -> last - now < 0);
        }
    }
}
