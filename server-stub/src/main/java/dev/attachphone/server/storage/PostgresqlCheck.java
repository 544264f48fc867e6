package dev.attachphone.server.storage;

import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.configuration.DatabaseUrlException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Rejects versions of PostgreSQL that are too old, and connection poolers that share connections among clients, such as PgBouncer in
 * transaction mode.
 *
 * <p>Behind such a pooler a client has no session: its settings, prepared statements and locks end up on connections of other
 * clients.
 */
final class PostgresqlCheck {

    private static final int OLDEST_MAJOR_VERSION = 14;

    /** With other clients of the pooler, or several idle connections, one round may not be sufficient. */
    private static final int ROUNDS = 5;

    private PostgresqlCheck() {}

    /**
     * Checks the version of the database, and that a connection to it has a session of its own. Changes nothing. Does nothing for
     * SQLite.
     *
     * @throws DatabaseUrlException if the server cannot use it
     * @throws SQLException if the database cannot be reached
     */
    static void requireSupported(DatabaseConfiguration configuration) throws SQLException {
        if (configuration.schema().forInspection() instanceof PGSimpleDataSource source) {
            requireVersion(configuration.url(), source);
            if (sharesConnections(source)) {
                throw new DatabaseUrlException("--database " + configuration.url()
                        + " is a connection pooler in transaction mode, in which a connection has no session;"
                        + " set its mode to session (pool_mode in PgBouncer), or connect to PostgreSQL directly");
            }
        }
    }

    /** Checks the version that the database reports. */
    static void requireVersion(String url, DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            if (database.getDatabaseMajorVersion() < OLDEST_MAJOR_VERSION) {
                throw new DatabaseUrlException("--database " + url + " is PostgreSQL "
                        + database.getDatabaseProductVersion() + "; the oldest supported version is "
                        + OLDEST_MAJOR_VERSION);
            }
        }
    }

    private static boolean sharesConnections(DataSource source) throws SQLException {
        try (Connection first = source.getConnection();
                Connection second = source.getConnection()) {
            for (int round = 0; round < ROUNDS; round++) {
                if (sharesConnections(first, second)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the process that serves the first connection serves the second one, or has changed while the second was busy. */
    private static boolean sharesConnections(Connection first, Connection second) throws SQLException {
        int before = backendPid(first);
        execute(second, "BEGIN");
        boolean isShared = backendPid(second) == before || backendPid(first) != before;
        execute(second, "ROLLBACK");
        return isShared;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int backendPid(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("SELECT pg_backend_pid()")) {
            pid.next();
            return pid.getInt(1);
        }
    }
}
