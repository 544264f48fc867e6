package dev.attachphone.server.http;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Caches the result of a readiness probe for a second, and runs one probe at a time, so that probes do not load the database. Thread-safe. */
public final class CachedReadiness implements BooleanSupplier {

    private static final long CACHE_NANOS = Duration.ofSeconds(1).toNanos();

    private final BooleanSupplier probe;
    private final LongSupplier nanoTime;
    private boolean isCached;
    private boolean cached;
    private long cachedAt;

    /**
     * Creates a cache without a result.
     *
     * @param probe returns whether requests can be served; it must return false rather than block for long
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    public CachedReadiness(BooleanSupplier probe, LongSupplier nanoTime) {
        this.probe = probe;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized boolean getAsBoolean() {
        if (!isCached || nanoTime.getAsLong() - cachedAt >= CACHE_NANOS) {
            cached = probe.getAsBoolean();
            // Read after the probe, so that callers that waited for it use its result.
            cachedAt = nanoTime.getAsLong();
            isCached = true;
        }
        return cached;
    }
}
