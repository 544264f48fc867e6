package dev.attachphone.server.storage.transaction;

import dev.attachphone.server.attach.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A write in the queue of {@link GroupCommit}, with the future result that its caller waits for and its timings. */
final class PendingWrite<T> {

    private final String smallestNumber;
    private final Function<JdbcSession, T> work;
    private final CompletableFuture<T> acknowledged = new CompletableFuture<>();
    private final long queuedAt = System.nanoTime();
    private volatile long begunAt = queuedAt;
    private volatile long commitBegunAt = queuedAt;
    private volatile long endedAt = queuedAt;
    private @Nullable T result;

    PendingWrite(String smallestNumber, Function<JdbcSession, T> work) {
        this.smallestNumber = smallestNumber;
        this.work = work;
    }

    /** The sort key of the writes of a group. */
    String smallestNumber() {
        return smallestNumber;
    }

    /** Records that a writer has taken the write from the queue. */
    void begin(long nanoTime) {
        begunAt = nanoTime;
        commitBegunAt = nanoTime;
        endedAt = nanoTime;
    }

    /** Records that a transaction of the group starts; there are several if writes are retried. */
    void beginStatements() {
        setCommitBegunAt(begunAt);
    }

    /** Records that all statements of the group have been executed. */
    void beginCommit() {
        setCommitBegunAt(System.nanoTime());
    }

    // The timings of a write that has already failed do not include the commit of the rest of its group.
    private void setCommitBegunAt(long nanoTime) {
        if (!acknowledged.isDone()) {
            commitBegunAt = nanoTime;
        }
    }

    /** The time in the queue, in nanoseconds. */
    long queuedNanos() {
        return begunAt - queuedAt;
    }

    /** The time for the statements of the group, in nanoseconds; until the failure if this write failed. */
    long statementNanos() {
        return (commitBegunAt == begunAt ? endedAt : commitBegunAt) - begunAt;
    }

    /** The time for the commit, in nanoseconds. */
    long commitNanos() {
        return endedAt - begunAt - statementNanos();
    }

    /**
     * Executes the write, unless it has ended in an earlier transaction. If it fails, only its own changes are rolled back.
     * Throws failures that require another transaction, and lock timeouts, which the rest of the group would meet as well.
     */
    void runIn(Connection connection, JdbcSession session) throws SQLException {
        if (acknowledged.isDone()) {
            return;
        }
        Savepoint before = connection.setSavepoint();
        RuntimeException failure = failureOf(session);
        if (failure != null && RetryPolicy.isLostRace(failure)) {
            // The second execution reads what the other writer has committed.
            connection.rollback(before);
            failure = failureOf(session);
        }
        if (failure == null) {
            connection.releaseSavepoint(before);
        } else if (RetryPolicy.isRetryable(failure) || RetryPolicy.isLockTimeout(failure)) {
            throw failure;
        } else {
            fail(failure);
            connection.rollback(before);
        }
    }

    private @Nullable RuntimeException failureOf(JdbcSession session) {
        try {
            result = work.apply(session);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** Completes the write with its result, unless it has failed. */
    void acknowledge() {
        if (!acknowledged.isDone()) {
            endedAt = System.nanoTime();
            acknowledged.complete(result);
        }
    }

    /** Completes the write with a failure and returns true, or returns false if it is already complete. */
    boolean fail(RuntimeException cause) {
        if (acknowledged.isDone()) {
            return false;
        }
        endedAt = System.nanoTime();
        return acknowledged.completeExceptionally(cause);
    }

    /** Waits for the write; false if it fails or the timeout expires first. */
    boolean succeedsWithin(Duration timeout) throws InterruptedException {
        try {
            acknowledged.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /**
     * Waits for the write and returns its result.
     *
     * @throws StoreException if it failed
     */
    T await() throws InterruptedException {
        try {
            return acknowledged.get();
        } catch (ExecutionException e) {
            throw new StoreException("the write failed", e.getCause() == null ? e : e.getCause());
        }
    }
}
