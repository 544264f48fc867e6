package dev.attachphone.server.storage.simulation;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.storage.simulation.FaultPlan.CallFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * A file of SQLite, on which a transaction waits for the write lock on simulated threads instead of in the
 * driver. Nothing is made durable, because no power failure is simulated.
 */
public final class SqliteSimulation implements SimulatedDatabase {

    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

    private final Path file;
    private final SimulatedThreads threads;
    private final List<Connection> opened = new ArrayList<>();
    private final Set<Connection> writers = new HashSet<>();

    private SqliteSimulation(Path file, SimulatedThreads threads) {
        this.file = file;
        this.threads = threads;
    }

    /**
     * Databases that are copies of one.
     *
     * @param template has the agents and providers
     * @param file the file that each database uses in turn
     */
    public static SimulatedDatabase.SimulationFactory factory(Path template, Path file) {
        return new SimulatedDatabase.SimulationFactory() {
            @Override
            public Set<CallFault> faults() {
                return EnumSet.of(
                        CallFault.ERROR_BEFORE,
                        CallFault.ERROR_AFTER,
                        CallFault.BREAK_BEFORE,
                        CallFault.BREAK_AFTER,
                        CallFault.SLOW,
                        CallFault.COMMIT_LATER,
                        CallFault.OUTAGE);
            }

            @Override
            public SimulatedDatabase create(SimulatedThreads threads) {
                try {
                    for (String suffix : List.of("-wal", "-shm")) {
                        Files.deleteIfExists(Path.of(file + suffix));
                    }
                    Files.copy(template, file, StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return new SqliteSimulation(file, threads);
            }
        };
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = open();
        opened.add(connection);
        return JdbcProxy.of(Connection.class, call -> call(connection, call));
    }

    private Connection open() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(0);
        config.enforceForeignKeys(true);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private @Nullable Object call(Connection connection, JdbcProxy.JdbcCall call) throws Throwable {
        boolean begins = call.name().equals("setAutoCommit") && !call.isTrue();
        if (begins) {
            begin(connection);
            return null;
        }
        Object result = call.on(connection);
        // After a commit, the driver begins the next transaction at once.
        if (Set.of("setAutoCommit", "close").contains(call.name())) {
            writers.remove(connection);
        }
        return result;
    }

    private void begin(Connection connection) throws SQLException {
        threads.await("the write lock", writers::isEmpty, BUSY_TIMEOUT);
        // Fails with SQLITE_BUSY if another connection still has the lock.
        connection.setAutoCommit(false);
        writers.add(connection);
    }

    @Override
    public Map<String, Attachment> attachments() {
        Map<String, Attachment> attachments = new TreeMap<>();
        select("SELECT number, account_id, agent_id, provider, status, attached_at FROM attachment", row -> {
            Holder holder = new Holder(row.getString(2), row.getString(3), row.getString(4));
            AttachmentStatus status = AttachmentStatus.valueOf(row.getString(5));
            Instant at = Instant.ofEpochMilli(row.getLong(6));
            attachments.put(row.getString(1), new Attachment(row.getString(1), holder, status, at));
        });
        return attachments;
    }

    @Override
    public List<HistoryRow> history() {
        List<HistoryRow> history = new ArrayList<>();
        select(
                "SELECT event, number, agent_id, at FROM attachment_history ORDER BY id",
                row -> history.add(new HistoryRow(
                        row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)))));
        return history;
    }

    @Override
    public void close() {
        try {
            for (Connection connection : opened) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void select(String sql, RowReader reader) {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
