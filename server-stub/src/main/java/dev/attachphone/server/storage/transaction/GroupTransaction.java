package dev.attachphone.server.storage.transaction;

import dev.attachphone.server.attach.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * Commits a group of writes in one transaction. After a conflict with another writer, each write is retried alone.
 *
 * @param database opens the connections
 * @param listener is notified of retries and failures
 */
record GroupTransaction(DataSource database, StorageListener listener) {

    /** The attempts take well under a second, including the pauses between them. */
    private static final int MAX_ATTEMPTS = 8;

    /** Executes and commits the writes. On return, each of them has succeeded or failed. */
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

    // A write that is alone in its transaction does not hold locks on the numbers of other writes while it waits.
    private void commitAlone(PendingWrite<?> write) {
        for (int attempt = 1; ; attempt++) {
            try {
                pause(attempt);
                listener.writeRetried();
                commitOnce(List.of(write));
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail(List.of(write), e);
                return;
            } catch (SQLException | RuntimeException | Error e) {
                if (attempt == MAX_ATTEMPTS || !RetryPolicy.isRetryable(e)) {
                    fail(List.of(write), e);
                    return;
                }
            }
        }
    }

    private void commitOnce(List<PendingWrite<?>> group) throws SQLException {
        try (Connection connection = database.getConnection();
                JdbcSession session = new JdbcSession(connection)) {
            connection.setAutoCommit(false);
            group.forEach(PendingWrite::beginStatements);
            for (PendingWrite<?> write : group) {
                write.runIn(connection, session);
            }
            group.forEach(PendingWrite::beginCommit);
            connection.commit();
            group.forEach(PendingWrite::acknowledge);
        }
    }

    // Writes that have been acknowledged are committed; failing them has no effect.
    private void fail(List<PendingWrite<?>> group, Throwable cause) {
        for (PendingWrite<?> write : group) {
            if (write.fail(new StoreException("the transaction could not be committed", cause))) {
                listener.writeFailed();
            }
        }
    }

    // The length is random, so that two writers that conflicted do not retry at the same time.
    private static void pause(int attempt) throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextLong(1L << attempt));
    }
}
