package dev.attachphone.suite.program.benchmark;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.program.process.OperationsServerProcess;
import dev.attachphone.suite.program.process.RestartablePostgresql;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** A server on a PostgreSQL database that was filled with attachments and their history. */
final class FilledDatabase implements AutoCloseable {

    static final int FEW_ROWS = 10_000;
    static final int MANY_ROWS = Integer.getInteger("benchmark.rows", 10_000_000);

    private final RestartablePostgresql postgresql;
    private final String database;
    private final int rows;
    private final OperationsServerProcess server;

    private FilledDatabase(
            RestartablePostgresql postgresql, String database, int rows, OperationsServerProcess server) {
        this.postgresql = postgresql;
        this.database = database;
        this.rows = rows;
        this.server = server;
    }

    /**
     * Creates and fills a database, and starts a server on it.
     *
     * @param folder the directory of the server's log
     */
    static FilledDatabase create(RestartablePostgresql postgresql, String database, int rows, Path folder)
            throws IOException, SQLException {
        try (Connection connection = connect(postgresql, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        FilledDatabase table = new FilledDatabase(
                postgresql,
                database,
                rows,
                OperationsServerProcess.start(
                        folder, postgresql.url().replaceAll("/postgres$", "/" + database), List.of()));
        try {
            table.reset();
        } catch (SQLException e) {
            table.server.process().destroy();
            throw e;
        }
        return table;
    }

    URI url() {
        return server.url();
    }

    /** Replaces the content of the tables by the initial rows. */
    void reset() throws SQLException {
        try (Connection connection = connect(postgresql, database);
                Statement statement = connection.createStatement()) {
            // Without the checks of foreign keys, which would take most of the time.
            statement.execute("SET session_replication_role = replica");
            statement.execute("TRUNCATE attachment, attachment_history");
            statement.execute("INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)"
                    + rowsOf("number, account_id, id, 'san', 'ACTIVE', 0"));
            statement.execute("INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at)"
                    + rowsOf("'ATTACHED', number, account_id, id, 'san', 0"));
            statement.execute("VACUUM ANALYZE attachment");
            statement.execute("VACUUM ANALYZE attachment_history");
            statement.execute("CHECKPOINT");
        }
    }

    /** Rows whose numbers lie between those of {@link BenchmarkRequests}, evenly, so that a new number may belong anywhere. */
    private String rowsOf(String columns) {
        String agent = DemoWorld.load().accounts().get(0).agents().get(0);
        return " SELECT " + columns + " FROM agent, (SELECT '+4' || 1000000007 + i * " + 1_000_000_000 / rows
                + " || '0' AS number" + " FROM generate_series(0, " + (rows - 1) + ") AS i) AS numbers WHERE id = '"
                + agent + "'";
    }

    private static Connection connect(RestartablePostgresql postgresql, String database) throws SQLException {
        URI url = URI.create(postgresql.url());
        return DriverManager.getConnection(
                "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + "/" + database, url.getUserInfo(), "");
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
    }

    /**
     * The cost of an attach in a large table, divided by that in a small one.
     *
     * @param ratios the ratio of each round, sorted
     */
    record CostRatio(List<Double> ratios) {

        /** The section of the page. */
        String section() {
            return String.format(
                    Locale.ROOT, """

                    ## Large tables

                    The time of an attach with %,d rows in the tables, divided by the time with %,d, in PostgreSQL.

                    | time with many rows | divided by that with few | median | range |
                    |---|---|---|---|
                    | attach, %,d rows | attach, %,d rows | %s |
                    """, MANY_ROWS, FEW_ROWS, MANY_ROWS, FEW_ROWS, ThroughputTable.summary(ratios));
        }
    }
}
