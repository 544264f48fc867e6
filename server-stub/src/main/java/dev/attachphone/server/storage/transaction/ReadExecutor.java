package dev.attachphone.server.storage.transaction;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.RequestTimings;
import dev.attachphone.server.attach.StoreException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Executes reads on the caller's thread, with a limit on how many are executed concurrently. Thread-safe. */
public final class ReadExecutor {

    private static final int TIMEOUT_SECONDS = 5;

    private final ConnectionPool pool;
    private final Semaphore permits;

    /**
     * Creates an executor with its own limit.
     *
     * @param maxConcurrent how many reads may use a connection at the same time; further ones wait in order of arrival
     */
    public ReadExecutor(ConnectionPool pool, int maxConcurrent) {
        this.pool = pool;
        this.permits = new Semaphore(maxConcurrent, true);
    }

    /**
     * Executes a read.
     *
     * @throws StoreException if the database fails
     * @throws OverloadedException if the concurrency limit is reached and no read ends within five seconds
     */
    public <T> T read(Function<JdbcSession, T> query) {
        long begin = System.nanoTime();
        try {
            return readWithPermit(query);
        } finally {
            RequestTimings.addRead(System.nanoTime() - begin);
        }
    }

    private <T> T readWithPermit(Function<JdbcSession, T> query) {
        acquirePermit();
        try {
            return pool.read(query);
        } finally {
            permits.release();
        }
    }

    private void acquirePermit() {
        try {
            if (!permits.tryAcquire(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new OverloadedException(OverloadedException.ExhaustedResource.LISTS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for a read", e);
        }
    }
}
