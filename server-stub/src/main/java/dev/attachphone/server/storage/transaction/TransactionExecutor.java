package dev.attachphone.server.storage.transaction;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Executes work in transactions on the caller's thread, and repeats it after a conflict with another transaction. Thread-safe.
 */
public final class TransactionExecutor {

    /** The attempts take well under a second, including the pauses between them. */
    private static final int MAX_ATTEMPTS = 8;

    private static final Duration PERMIT_TIMEOUT = Duration.ofSeconds(5);

    private static final ThreadLocal<@Nullable JoinedTransaction> JOINED = new ThreadLocal<>();

    /** The transaction that {@link #runJoined} executes on a thread. */
    private record JoinedTransaction(TransactionExecutor executor, JdbcSession session) {}

    private final ConnectionPool pool;
    private final StorageListener listener;
    private final Semaphore permits;
    private final Threads threads;
    private final boolean isReadOnly;

    /**
     * Creates an executor.
     *
     * @param maxConcurrent how many transactions are executed at the same time; further ones wait in order of arrival
     * @param listener is notified of repeated and failed transactions
     */
    public TransactionExecutor(ConnectionPool pool, int maxConcurrent, StorageListener listener) {
        this(pool, maxConcurrent, listener, Threads.JAVA);
    }

    /** Creates an executor whose callers wait in the given way. */
    public TransactionExecutor(ConnectionPool pool, int maxConcurrent, StorageListener listener, Threads threads) {
        this(pool, listener, new Semaphore(maxConcurrent, true), threads, false);
    }

    /** An executor that executes reads, and rejects every transaction with an {@link OverloadedException}. */
    public static TransactionExecutor readOnly(ConnectionPool pool) {
        return new TransactionExecutor(pool, StorageListener.NONE, new Semaphore(0), Threads.JAVA, true);
    }

    private TransactionExecutor(
            ConnectionPool pool, StorageListener listener, Semaphore permits, Threads threads, boolean isReadOnly) {
        this.isReadOnly = isReadOnly;
        this.pool = pool;
        this.listener = listener;
        this.permits = permits;
        this.threads = threads;
    }

    /** An executor on other connections, whose transactions wait in the same order of arrival as those of this one. */
    public TransactionExecutor on(ConnectionPool other) {
        return new TransactionExecutor(other, StorageListener.NONE, permits, threads, isReadOnly);
    }

    /**
     * Executes work in a transaction and returns its result once it is committed.
     *
     * @param work may be executed repeatedly after its changes have been rolled back
     * @throws StoreException if the work or the commit failed
     * @throws OverloadedException if no earlier transaction ends within five seconds, or this executor is read-only; the work has
     *     not been started
     */
    public <T> T run(Function<JdbcSession, T> work) {
        JoinedTransaction joined = JOINED.get();
        return joined != null && joined.executor() == this
                ? work.apply(joined.session())
                : run(work, new WriteTimings());
    }

    /** Executes work as {@link #run(Function)} does. What the work runs on this thread joins its transaction. */
    public <T> T runJoined(Function<JdbcSession, T> work) {
        Function<JdbcSession, T> joining = session -> {
            JOINED.set(new JoinedTransaction(this, session));
            try {
                return work.apply(session);
            } finally {
                JOINED.remove();
            }
        };
        return run(joining, new WriteTimings());
    }

    /** Executes work as {@link #run(Function)} does, and adds the time to the timings. */
    public <T> T run(Function<JdbcSession, T> work, WriteTimings timings) {
        return repeat(() -> runOnce(work, timings));
    }

    /** Executes a read without a transaction of its own, and repeats it after a conflict, which serializable reads can have. */
    public <T> T read(Function<JdbcSession, T> query) {
        return repeat(() -> pool.read(query));
    }

    private <T> T repeat(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (attempt == MAX_ATTEMPTS || !RetryPolicy.isRetryable(e)) {
                    if (RetryPolicy.isRetryable(e) || e instanceof StoreException) {
                        listener.writeFailed();
                    }
                    throw e;
                }
            }
            listener.writeRetried();
            pause(attempt);
        }
    }

    private <T> T runOnce(Function<JdbcSession, T> work, WriteTimings timings) {
        acquirePermit();
        try {
            return pool.write(work, timings);
        } finally {
            permits.release();
        }
    }

    private void acquirePermit() {
        if (isReadOnly) {
            throw new OverloadedException(OverloadedException.ExhaustedResource.MAINTENANCE);
        }
        try {
            if (!threads.tryAcquire(permits, PERMIT_TIMEOUT)) {
                throw new OverloadedException(OverloadedException.ExhaustedResource.QUEUE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for a transaction", e);
        }
    }

    // The length is random, so that two transactions that conflicted are not repeated at the same time.
    private void pause(int attempt) {
        try {
            threads.sleepUpTo(Duration.ofMillis(1L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while repeating a transaction", e);
        }
    }
}
