package dev.attachphone.server.attach;

import org.jspecify.annotations.Nullable;

/**
 * Where the time of the request on this thread goes, so that the log can say of a slow one what it was waiting for.
 *
 * <p>Whoever makes a request wait adds to it, and need not know whether anybody looks.
 */
public final class RequestTimings {

    private static final ThreadLocal<@Nullable RequestTimings> CURRENT = new ThreadLocal<>();

    private long queueNanos;
    private long statementNanos;
    private long commitNanos;
    private long readNanos;

    private RequestTimings() {}

    /** Begins to measure on this thread. */
    public static RequestTimings begin() {
        RequestTimings begun = new RequestTimings();
        CURRENT.set(begun);
        return begun;
    }

    /** Ends measuring on this thread. */
    public static void end() {
        CURRENT.remove();
    }

    /**
     * A write waited that long for a writer, then that long for its statements and those of its group, the repeated ones included, and
     * then that long for the commit.
     */
    public static void addWrite(long queueNanos, long statementNanos, long commitNanos) {
        RequestTimings current = CURRENT.get();
        if (current != null) {
            current.queueNanos += queueNanos;
            current.statementNanos += statementNanos;
            current.commitNanos += commitNanos;
        }
    }

    /** A read took that long, the wait for a connection included. */
    public static void addRead(long nanos) {
        RequestTimings current = CURRENT.get();
        if (current != null) {
            current.readNanos += nanos;
        }
    }

    /** Waiting for a writer, in nanoseconds. */
    public long queueNanos() {
        return queueNanos;
    }

    /** Running statements in a writer's transaction, locks that they waited for included, in nanoseconds. */
    public long statementNanos() {
        return statementNanos;
    }

    /** Committing a writer's transaction, in nanoseconds. */
    public long commitNanos() {
        return commitNanos;
    }

    /** Reading outside of the writers' transactions, in nanoseconds. */
    public long readNanos() {
        return readNanos;
    }
}
