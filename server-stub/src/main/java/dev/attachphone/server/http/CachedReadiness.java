package dev.attachphone.server.http;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Asks one at a time whether requests can be served, and repeats the verdict for a second: however many look, the database is
 * not kept busy by it.
 */
public final class CachedReadiness implements BooleanSupplier {

    private static final long CACHE_NANOS = Duration.ofSeconds(1).toNanos();

    private final BooleanSupplier probe;
    private final LongSupplier nanoTime;
    private boolean isCached;
    private boolean cached;
    private long cachedAt;

    /**
     * Knows nothing yet.
     *
     * @param probe finds out; says no rather than take long
     * @param nanoTime as {@link System#nanoTime}
     */
    public CachedReadiness(BooleanSupplier probe, LongSupplier nanoTime) {
        this.probe = probe;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized boolean getAsBoolean() {
        if (!isCached || nanoTime.getAsLong() - cachedAt >= CACHE_NANOS) {
            cached = probe.getAsBoolean();
            // Not before: whoever waited for this verdict takes it, too.
            cachedAt = nanoTime.getAsLong();
            isCached = true;
        }
        return cached;
    }
}
