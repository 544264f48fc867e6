package dev.attachphone.server.storage.transaction;

/** The time that a write spent in its transactions. Not thread-safe. */
public final class WriteTimings {

    private long statementNanos;
    private long commitNanos;

    void addStatements(long nanos) {
        statementNanos += nanos;
    }

    void addCommit(long nanos) {
        commitNanos += nanos;
    }

    /** The time of the statements and of the pauses between repeated transactions, in nanoseconds. */
    public long statementNanos() {
        return statementNanos;
    }

    /** The time of the commits, in nanoseconds. */
    public long commitNanos() {
        return commitNanos;
    }
}
