package dev.attachphone.server.http.jaxrs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket at one moment. Its arithmetic is exact: tokens are counted in {@linkplain RefillRate#unit units},
 * of which a whole number is refilled per nanosecond. Immutable.
 *
 * @param rate how fast the bucket is refilled, and how much it holds
 * @param missing the units that are missing until the bucket is full; more than it holds if more was taken
 *     than there was
 * @param nanoTime the moment, as {@link System#nanoTime}
 */
record TokenBucket(RefillRate rate, long missing, long nanoTime) {

    /** Keeps the sum of what is missing and of what is taken from overflowing. */
    private static final long MAX_MISSING = Long.MAX_VALUE / 2;

    /**
     * The rate and size of buckets.
     *
     * @param tokens the tokens that are refilled per period, up to a million
     * @param period at most a minute
     * @param capacity the tokens of a full bucket, up to a million
     */
    record RefillRate(int tokens, Duration period, int capacity) {

        /**
         * The units of one token. As many units as there are tokens in a period are refilled per nanosecond.
         */
        private long unit() {
            return period.toNanos();
        }

        /** The bucket at another moment; a full one if there is none yet. */
        TokenBucket at(@Nullable TokenBucket last, long now) {
            return last == null ? new TokenBucket(this, 0, now) : last.at(now);
        }
    }

    /**
     * The bucket at a later moment. For an earlier one, which another thread may have read from the clock, it
     * is this bucket.
     */
    TokenBucket at(long now) {
        long elapsed = now - nanoTime;
        if (elapsed <= 0) {
            return this;
        }
        boolean isFull = elapsed > missing / rate.tokens();
        return new TokenBucket(rate, isFull ? 0 : missing - elapsed * rate.tokens(), now);
    }

    /**
     * The time until the bucket has a number of tokens, which must not exceed its capacity; zero if it has
     * them.
     */
    Duration delayFor(int tokens) {
        long lacking = missing + (tokens - (long) rate.capacity()) * rate.unit();
        return lacking <= 0 ? Duration.ZERO : Duration.ofNanos((lacking - 1) / rate.tokens() + 1);
    }

    /** Takes tokens, even if the bucket has fewer. */
    TokenBucket take(int tokens) {
        return new TokenBucket(rate, Math.min(missing + tokens * rate.unit(), MAX_MISSING), nanoTime);
    }

    boolean isFull() {
        return missing == 0;
    }
}
