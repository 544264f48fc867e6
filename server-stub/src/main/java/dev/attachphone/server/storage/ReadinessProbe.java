package dev.attachphone.server.storage;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.transaction.ConnectionPool;
import dev.attachphone.server.storage.transaction.StorageListener;
import dev.attachphone.server.storage.transaction.TransactionExecutor;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether the database accepts a write, or a read if the server is read-only, on a connection of its own, so that it does not wait for requests. Thread-safe. */
final class ReadinessProbe implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReadinessProbe.class);

    private final ConnectionPool requests;
    private final ConnectionPool own;
    private final TransactionExecutor transactions;
    private final Clock clock;
    private final boolean isReadOnly;

    /**
     * Creates a probe.
     *
     * @param requests the connections of the requests; they are replaced after a failed probe
     * @param transactions executes the transactions of the requests
     * @param isReadOnly whether the server accepts no writes
     */
    ReadinessProbe(
            DatabaseConfiguration configuration,
            ConnectionPool requests,
            TransactionExecutor transactions,
            Clock clock,
            boolean isReadOnly) {
        this.isReadOnly = isReadOnly;
        this.requests = requests;
        this.own = configuration.openReadinessPool();
        this.transactions = configuration.concurrentTransactions() == 1
                ? transactions.on(own)
                : new TransactionExecutor(own, 1, StorageListener.NONE);
        this.clock = clock;
    }

    /** Whether a write is committed, or a read answered if the server is read-only, within about two seconds. */
    boolean isReady() {
        try {
            return requests.isReachable() && (isReadOnly ? isRead() : isWritten());
        } catch (StoreException | OverloadedException e) {
            log.warn("The database is not ready: {}", e.getMessage());
            // The other connections may have the same problem, such as a primary that has become a standby.
            requests.refresh();
            return false;
        }
    }

    private boolean isWritten() {
        return transactions.run(session -> session.update("UPDATE readiness SET checked_at = ?", clock.millis())) == 1;
    }

    private boolean isRead() {
        return own.read(session -> session.queryFirst("SELECT 1 FROM readiness", row -> true))
                .isPresent();
    }

    @Override
    public void close() {
        own.close();
    }
}
