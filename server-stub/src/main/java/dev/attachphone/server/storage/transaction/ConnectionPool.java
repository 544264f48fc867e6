package dev.attachphone.server.storage.transaction;

import com.zaxxer.hikari.HikariDataSource;
import dev.attachphone.server.attach.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to a database. A connection on which anything but a conflict with another transaction happened is closed, because
 * its state is unknown. While the database is known to be unreachable, requests fail at once. Thread-safe.
 */
public final class ConnectionPool implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(500);

    private final HikariDataSource pool;
    private final SqlDialect dialect;
    private final BooleanSupplier isCurrent;
    private final Threads threads;
    private volatile boolean isUnreachable;
    private volatile boolean isClosed;

    /**
     * Creates a pool.
     *
     * @param isCurrent whether the open connections still lead to the database that a new connection would lead to
     */
    public ConnectionPool(HikariDataSource pool, SqlDialect dialect, BooleanSupplier isCurrent) {
        this(pool, dialect, isCurrent, Threads.JAVA);
    }

    /** Creates a pool that starts a thread, if it needs one, in the given way. */
    public ConnectionPool(HikariDataSource pool, SqlDialect dialect, BooleanSupplier isCurrent, Threads threads) {
        this.pool = pool;
        this.dialect = dialect;
        this.isCurrent = isCurrent;
        this.threads = threads;
    }

    /**
     * Executes reads, each of which sees what was committed before it.
     *
     * @throws StoreException if the database failed
     */
    public <T> T read(Function<JdbcSession, T> query) {
        try (Connection connection = connect()) {
            try (JdbcSession session = new JdbcSession(connection, dialect)) {
                T result = query.apply(session);
                requireCurrent();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                closeAfter(e, connection);
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException("the read failed", e);
        }
    }

    /**
     * Executes work in a transaction, and returns its result once it is durable.
     *
     * @param timings receives the time that the statements and the commit took, also if they failed
     * @throws StoreException if the work or the commit failed; whether the changes are durable is unknown
     */
    public <T> T write(Function<JdbcSession, T> work, WriteTimings timings) {
        try (Connection connection = connect()) {
            try (JdbcSession session = new JdbcSession(connection, dialect)) {
                connection.setAutoCommit(false);
                T result = executeStatements(work, session, timings);
                commit(connection, timings);
                // The pool would do this when the connection is returned, and keep the connection if it failed.
                connection.setAutoCommit(true);
                requireCurrent();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                closeAfter(e, connection);
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException("the transaction could not be committed", e);
        }
    }

    private static <T> T executeStatements(Function<JdbcSession, T> work, JdbcSession session, WriteTimings timings) {
        long begin = System.nanoTime();
        try {
            return work.apply(session);
        } finally {
            timings.addStatements(System.nanoTime() - begin);
        }
    }

    private static void commit(Connection connection, WriteTimings timings) throws SQLException {
        long begin = System.nanoTime();
        try {
            connection.clearWarnings();
            connection.commit();
            SQLWarning warning = connection.getWarnings();
            if (warning != null) {
                // PostgreSQL commits with a warning if the wait for a synchronous standby was cancelled.
                throw new StoreException("the commit may not be durable", warning);
            }
        } finally {
            timings.addCommit(System.nanoTime() - begin);
        }
    }

    private void requireCurrent() {
        if (!isCurrent.getAsBoolean()) {
            throw new StoreException("the file of the database was removed or replaced");
        }
    }

    private void closeAfter(Throwable failure, Connection connection) {
        if (!RetryPolicy.isConflict(failure) || !isRolledBack(connection)) {
            pool.evictConnection(connection);
        }
        if (RetryPolicy.isReadOnly(failure)) {
            refresh();
        }
    }

    private static boolean isRolledBack(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        if (isUnreachable) {
            throw new StoreException("the database is unreachable");
        }
        requireCurrent();
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            if (pool.getHikariPoolMXBean().getTotalConnections() == 0) {
                awaitDatabase();
            }
            throw e;
        }
    }

    private synchronized void awaitDatabase() {
        if (!isUnreachable && !isClosed) {
            // If no thread can be started, requests continue to try.
            threads.startDaemon("database-probe", this::probe);
            isUnreachable = true;
            log.error("The database is unreachable; requests fail until it is back");
        }
    }

    private void probe() {
        try {
            boolean isConnected = false;
            while (!isConnected && !isClosed) {
                threads.sleep(PROBE_INTERVAL);
                isConnected = connects();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            endProbe();
        }
    }

    /** However the probe has ended, requests try to connect again, and the next one that cannot starts another probe. */
    private synchronized void endProbe() {
        isUnreachable = false;
    }

    private boolean connects() {
        try {
            pool.getDataSource().getConnection().close();
            log.info("The database is reachable again");
            return true;
        } catch (SQLException e) {
            log.debug("The database is still unreachable", e);
            return false;
        }
    }

    /** Whether the database was reachable the last time that a connection was needed. */
    public boolean isReachable() {
        return !isUnreachable;
    }

    /** Replaces all connections by new ones. Those that are in use are closed after their use. */
    public void refresh() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        isClosed = true;
        pool.close();
    }
}
