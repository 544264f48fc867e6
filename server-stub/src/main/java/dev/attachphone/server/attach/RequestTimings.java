package dev.attachphone.server.attach;

import org.jspecify.annotations.Nullable;

/**
 * How long the request on the current thread waits for the database, for the access log. Stores add to the timings of the
 * current thread; without {@link #begin}, that has no effect. All times are in nanoseconds.
 */
public final class RequestTimings {

    private static final ThreadLocal<@Nullable RequestTimings> CURRENT = new ThreadLocal<>();

    private long queueNanos;
    private long statementNanos;
    private long commitNanos;
    private long readNanos;

    private RequestTimings() {}

    /** Starts measuring on the current thread. */
    public static RequestTimings begin() {
        RequestTimings timings = new RequestTimings();
        CURRENT.set(timings);
        return timings;
    }

    /** Stops measuring on the current thread. */
    public static void end() {
        CURRENT.remove();
    }

    /**
     * Adds a write.
     *
     * @param queueNanos the wait for a writer
     * @param statementNanos the statements of its group, including repeated ones
     * @param commitNanos the commit
     */
    public static void addWrite(long queueNanos, long statementNanos, long commitNanos) {
        RequestTimings current = CURRENT.get();
        if (current != null) {
            current.queueNanos += queueNanos;
            current.statementNanos += statementNanos;
            current.commitNanos += commitNanos;
        }
    }

    /** Adds a read, including its wait for a connection. */
    public static void addRead(long nanos) {
        RequestTimings current = CURRENT.get();
        if (current != null) {
            current.readNanos += nanos;
        }
    }

    /** The wait for a writer. */
    public long queueNanos() {
        return queueNanos;
    }

    /** The statements of writes, including their waits for locks. */
    public long statementNanos() {
        return statementNanos;
    }

    /** The commits of writes. */
    public long commitNanos() {
        return commitNanos;
    }

    /** The reads. */
    public long readNanos() {
        return readNanos;
    }
}
