package dev.attachphone.server.storage.transaction;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.RequestTimings;
import dev.attachphone.server.attach.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;

/** Reads without waiting for a writer. */
public final class ReadExecutor {

    private static final int PATIENCE_SECONDS = 5;

    private final DataSource database;
    private final Semaphore free;

    /**
     * Reads of that database.
     *
     * @param atOnce how many of them may take a connection at once
     */
    public ReadExecutor(DataSource database, int atOnce) {
        this.database = database;
        this.free = new Semaphore(atOnce, true);
    }

    /**
     * Runs work that changes nothing.
     *
     * @throws StoreException if the database fails
     * @throws OverloadedException if too many others read for too long
     */
    public <T> T read(Function<JdbcSession, T> work) {
        long begin = System.nanoTime();
        try {
            return readInTurn(work);
        } finally {
            RequestTimings.addRead(System.nanoTime() - begin);
        }
    }

    private <T> T readInTurn(Function<JdbcSession, T> work) {
        await();
        try {
            return readNow(work);
        } finally {
            free.release();
        }
    }

    private void await() {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new OverloadedException(OverloadedException.ExhaustedResource.LISTS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for a read", e);
        }
    }

    private <T> T readNow(Function<JdbcSession, T> work) {
        try (Connection connection = database.getConnection();
                JdbcSession jdbcSession = new JdbcSession(connection)) {
            return work.apply(jdbcSession);
        } catch (SQLException e) {
            throw new StoreException("could not read", e);
        }
    }
}
