package dev.attachphone.suite.program.benchmark;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.program.process.OperationsServerProcess;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.RestartablePostgresql;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures what an attach costs in the databases, and writes the figures of decision 18. */
@Tag("measurement")
class StorageSizeMeasurement {

    private static final int ATTACHES = 100_000;
    private static final int CLIENTS = 32;

    private static final int ROUNDS = 5;
    private static final int TRANSACTIONS = 2_000;
    private static final int ATTACHES_OF_A_TRANSACTION = 16;

    private static final String AGENT =
            DemoWorld.load().accounts().get(0).agents().get(0);

    /** The indexes that can be dropped; those of primary keys cannot. */
    private static final String INDEXES = "SELECT indexrelid::regclass::text FROM pg_index"
            + " WHERE indrelid IN ('attachment'::regclass, 'attachment_history'::regclass) AND NOT indisprimary ORDER BY 1";

    /** The partitions of a table or an index count as one. */
    private static final String POSTGRESQL_SIZES =
            "SELECT COALESCE(pg_partition_root(oid)::text, relname), SUM(pg_relation_size(oid)) FROM pg_class"
                    + " WHERE relname LIKE 'attachment%' AND relkind IN ('r', 'i') GROUP BY 1 ORDER BY 1";

    private static final String SQLITE_SIZES =
            "SELECT name, SUM(pgsize) FROM dbstat WHERE name LIKE '%attachment%' GROUP BY name ORDER BY 1";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** What an attach costs one index, or all of them: the time and the bytes of write-ahead log of an attach. */
    record Cost(double micros, double walBytes) {}

    @Test
    void publish() throws Exception {
        try (RestartablePostgresql postgresql = new RestartablePostgresql(own("data"))) {
            double walBytes;
            try (OperationsServerProcess server = start("first", postgresql.url());
                    Connection connection = connect(postgresql, "postgres")) {
                execute(connection, "CHECKPOINT");
                long begin = walPosition(connection);
                attach(server);
                walBytes = (walPosition(connection) - begin) / (double) ATTACHES;
            }
            Map<String, Double> postgresqlBytes;
            try (Connection connection = connect(postgresql, "postgres")) {
                postgresqlBytes = sizes(connection, POSTGRESQL_SIZES);
            }
            new StorageSizeReport(
                            ATTACHES, postgresqlBytes, walBytes, measureSqlite(), ROUNDS, measureIndexes(postgresql))
                    .publish();
        }
    }

    private Map<String, Double> measureSqlite() throws Exception {
        try (OperationsServerProcess server = start("sqlite", PackagedProgram.database(folder))) {
            attach(server);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:" + PackagedProgram.database(folder))) {
            return sizes(connection, SQLITE_SIZES);
        }
    }

    /** The costs with all indexes, under the empty name, and without each of them, round by round. */
    private Map<String, List<Cost>> measureIndexes(RestartablePostgresql postgresql) throws Exception {
        try (Connection administrator = connect(postgresql, "postgres")) {
            execute(administrator, "CREATE DATABASE empty");
            start("empty", postgresql.url().replaceAll("/postgres$", "/empty")).close();
            List<String> variants = new ArrayList<>(List.of(""));
            try (Connection connection = connect(postgresql, "empty");
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(INDEXES)) {
                while (rows.next()) {
                    variants.add(rows.getString(1));
                }
            }
            Map<String, List<Cost>> costs = new LinkedHashMap<>();
            for (int round = 0; round <= ROUNDS; round++) {
                for (String without : variants) {
                    execute(administrator, "DROP DATABASE IF EXISTS variant");
                    execute(administrator, "CREATE DATABASE variant TEMPLATE empty");
                    Cost cost = measureWithout(postgresql, without);
                    if (round > 0) {
                        costs.computeIfAbsent(without, name -> new ArrayList<>())
                                .add(cost);
                    }
                }
            }
            return costs;
        }
    }

    private static Cost measureWithout(RestartablePostgresql postgresql, String index) throws SQLException {
        try (Connection connection = connect(postgresql, "variant")) {
            if (!index.isEmpty()) {
                execute(connection, "DROP INDEX " + index);
            }
            execute(connection, "CHECKPOINT");
            long walBegin = walPosition(connection);
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            long next = 0;
            try (PreparedStatement attachment = connection.prepareStatement(
                            "INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)"
                                    + " SELECT '+1' || 1000000000 + i * 387420489 % 1000000007, account_id, id, 'san',"
                                    + " 'ACTIVE', 0 FROM agent, generate_series(?, ?) AS i WHERE id = ?");
                    PreparedStatement history = connection.prepareStatement(
                            "INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at,"
                                    + " actor_kind, actor, request_id)"
                                    + " SELECT 'ATTACHED', '+1' || 1000000000 + i * 387420489 % 1000000007, account_id,"
                                    + " id, 'san', 0, 'CREDENTIAL', '5e884898da280471', '6d1f5a52-6c0e-4f0e-9a43-2f1c5d1b7a10'"
                                    + " FROM agent, generate_series(?, ?) AS i WHERE id = ?")) {
                for (int transaction = 0; transaction < TRANSACTIONS; transaction++) {
                    for (PreparedStatement statement : List.of(attachment, history)) {
                        statement.setLong(1, next);
                        statement.setLong(2, next + ATTACHES_OF_A_TRANSACTION - 1);
                        statement.setString(3, AGENT);
                        statement.executeUpdate();
                    }
                    connection.commit();
                    next += ATTACHES_OF_A_TRANSACTION;
                }
            }
            double micros = (System.nanoTime() - begin) / 1e3 / next;
            return new Cost(micros, (walPosition(connection) - walBegin) / (double) next);
        }
    }

    private static void attach(OperationsServerProcess server) throws Exception {
        new RequestBurst(List.of(server.url()), CLIENTS, 200, BenchmarkRequests::attach).send(0, ATTACHES);
    }

    /** The bytes of each table and index, divided by the number of attaches. */
    private static Map<String, Double> sizes(Connection connection, String query) throws SQLException {
        Map<String, Double> sizes = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                sizes.put(rows.getString(1), rows.getLong(2) / (double) ATTACHES);
            }
        }
        return sizes;
    }

    private static long walPosition(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(RestartablePostgresql postgresql, String database) throws SQLException {
        URI url = URI.create(postgresql.url());
        return DriverManager.getConnection(
                "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + "/" + database, url.getUserInfo(), "");
    }

    private OperationsServerProcess start(String name, String database) throws IOException {
        return OperationsServerProcess.start(own(name), database, List.of());
    }

    private Path own(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
