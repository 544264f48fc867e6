package dev.attachphone.server.storage.transaction;

import dev.attachphone.server.attach.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** Commits pieces of work in one transaction, and once more each by itself if another writer got in the way. */
final class GroupTransaction {

    /** With the pauses between them, these take well under a second. */
    private static final int MAX_ATTEMPTS = 8;

    private final DataSource database;
    private final StorageListener listener;

    GroupTransaction(DataSource database, StorageListener listener) {
        this.database = database;
        this.listener = listener;
    }

    /** Commits the work and tells its callers; when this returns, each of them has been told. */
    void commit(List<PendingWrite<?>> group) {
        try {
            commitOnce(group);
        } catch (SQLException | RuntimeException | Error e) {
            if (RetryPolicy.isRetryable(e)) {
                group.forEach(this::commitAlone);
            } else {
                fail(group, e);
            }
        }
    }

    // Alone, work holds no number that another one waits for while it waits itself.
    private void commitAlone(PendingWrite<?> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                pause(attempt);
                listener.retried();
                commitOnce(List.of(work));
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail(List.of(work), e);
                return;
            } catch (SQLException | RuntimeException | Error e) {
                if (attempt == MAX_ATTEMPTS || !RetryPolicy.isRetryable(e)) {
                    fail(List.of(work), e);
                    return;
                }
            }
        }
    }

    private void commitOnce(List<PendingWrite<?>> group) throws SQLException {
        try (Connection connection = database.getConnection();
                JdbcSession jdbcSession = new JdbcSession(connection)) {
            connection.setAutoCommit(false);
            group.forEach(PendingWrite::beginStatements);
            for (PendingWrite<?> work : group) {
                work.runIn(connection, jdbcSession);
            }
            group.forEach(PendingWrite::beginCommit);
            connection.commit();
            group.forEach(PendingWrite::acknowledge);
        }
    }

    // What was acknowledged stays acknowledged: it is committed.
    private void fail(List<PendingWrite<?>> group, Throwable cause) {
        for (PendingWrite<?> work : group) {
            if (work.fail(new StoreException("the group could not be committed", cause))) {
                listener.failed();
            }
        }
    }

    // Of random length, so that two that met do not meet again.
    private static void pause(int attempt) throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextLong(1L << attempt));
    }
}
