package dev.attachphone.server.storage;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.attach.TimeSpent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;

/** Reads without waiting for a writer. */
final class Reads {

    private static final int PATIENCE_SECONDS = 5;

    private final DataSource database;
    private final Semaphore free;

    /**
     * Reads of that database.
     *
     * @param atOnce how many of them may take a connection at once
     */
    Reads(DataSource database, int atOnce) {
        this.database = database;
        this.free = new Semaphore(atOnce, true);
    }

    /**
     * Runs work that changes nothing.
     *
     * @throws StoreException if the database fails
     * @throws OverloadedException if too many others read for too long
     */
    <T> T read(Function<Statements, T> work) {
        long begin = System.nanoTime();
        try {
            return readInTurn(work);
        } finally {
            TimeSpent.addRead(System.nanoTime() - begin);
        }
    }

    private <T> T readInTurn(Function<Statements, T> work) {
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
                throw new OverloadedException(OverloadedException.Work.LISTS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for a read", e);
        }
    }

    private <T> T readNow(Function<Statements, T> work) {
        try (Connection connection = database.getConnection();
                Statements statements = new Statements(connection)) {
            return work.apply(statements);
        } catch (SQLException e) {
            throw new StoreException("could not read", e);
        }
    }
}
