package dev.attachphone.server.http;

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
final class RateLimit {

    private static final int SWEEP_ABOVE = 1_000;

    private final long interval;
    private final long tolerance;
    private final LongSupplier nanoTime;
    private final Map<String, Long> servedAt = new ConcurrentHashMap<>();
    private volatile long sweepAt;

    /**
     * A limit that nobody has met yet.
     *
     * @param perSecond how many requests an account may send in a second
     * @param burst how many it may send at once after it was silent
     * @param nanoTime the time in nanoseconds since whenever
     */
    RateLimit(int perSecond, int burst, LongSupplier nanoTime) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.tolerance = interval * (burst - 1);
        this.nanoTime = nanoTime;
        this.sweepAt = nanoTime.getAsLong();
    }

    /** Whether that account may be served now; if so, it counts. */
    boolean admits(String account) {
        long now = nanoTime.getAsLong();
        sweep(now);
        boolean[] admitted = {false};
        servedAt.compute(account, (id, last) -> {
            long next = last == null || last - now < 0 ? now : last;
            admitted[0] = next - now <= tolerance;
            return admitted[0] ? Long.valueOf(next + interval) : last;
        });
        return admitted[0];
    }

    /** How many accounts would not be served if they asked now. */
    int exhausted() {
        long now = nanoTime.getAsLong();
        return (int) servedAt.values().stream()
                .filter(last -> last - now > tolerance)
                .count();
    }

    /** How many accounts it knows of. */
    int size() {
        return servedAt.size();
    }

    // Seldom enough that looking at all of them costs little for each request.
    private void sweep(long now) {
        if (servedAt.size() > SWEEP_ABOVE && now - sweepAt >= 0) {
            sweepAt = now + TimeUnit.SECONDS.toNanos(1);
            servedAt.values().removeIf(last -> last - now < 0);
        }
    }
}
