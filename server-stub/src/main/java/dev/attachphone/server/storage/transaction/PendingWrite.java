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

/** One piece of work in the queue of the {@link GroupCommit}, and the result that its caller waits for. */
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

    /** By which the work of a group is ordered. */
    String smallestNumber() {
        return smallestNumber;
    }

    /** A writer takes the work up. */
    void begin(long nanoTime) {
        begunAt = nanoTime;
        commitBegunAt = nanoTime;
        endedAt = nanoTime;
    }

    /** Its statements are to run, for the first time or once more. */
    void beginStatements() {
        setCommitBegunAt(begunAt);
    }

    /** All statements of the group have run. */
    void beginCommit() {
        setCommitBegunAt(System.nanoTime());
    }

    // What has failed by itself is over, whatever becomes of its group.
    private void setCommitBegunAt(long nanoTime) {
        if (!acknowledged.isDone()) {
            commitBegunAt = nanoTime;
        }
    }

    /** How long the work waited for a writer. */
    long queuedNanos() {
        return begunAt - queuedAt;
    }

    /** How long its statements ran and those of its group, all of them if they failed. */
    long statementNanos() {
        return (commitBegunAt == begunAt ? endedAt : commitBegunAt) - begunAt;
    }

    /** How long the commit took. */
    long commitNanos() {
        return endedAt - begunAt - statementNanos();
    }

    /**
     * Runs the work, unless it has ended in an earlier transaction; if it fails, undoes what it did and nothing else of the
     * group. Throws what asks for another transaction, and what would hold up the rest of the group as well.
     */
    void runIn(Connection connection, JdbcSession jdbcSession) throws SQLException {
        if (acknowledged.isDone()) {
            return;
        }
        Savepoint before = connection.setSavepoint();
        RuntimeException failure = failureOf(jdbcSession);
        if (failure != null && RetryPolicy.isLostRace(failure)) {
            // Now the work finds what the winner has committed.
            connection.rollback(before);
            failure = failureOf(jdbcSession);
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

    private @Nullable RuntimeException failureOf(JdbcSession jdbcSession) {
        try {
            result = work.apply(jdbcSession);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** Hands the result to the caller, unless the work has failed. */
    void acknowledge() {
        if (!acknowledged.isDone()) {
            endedAt = System.nanoTime();
            acknowledged.complete(result);
        }
    }

    /** Hands the failure to the caller, unless the work has ended already; says whether it did. */
    boolean fail(RuntimeException cause) {
        if (acknowledged.isDone()) {
            return false;
        }
        endedAt = System.nanoTime();
        return acknowledged.completeExceptionally(cause);
    }

    /** Whether the work ends well within that time. */
    boolean endsWithin(Duration patience) throws InterruptedException {
        try {
            acknowledged.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** Waits for the end of the work. */
    T await() throws InterruptedException {
        try {
            return acknowledged.get();
        } catch (ExecutionException e) {
            throw new StoreException("the write failed", e.getCause() == null ? e : e.getCause());
        }
    }
}
