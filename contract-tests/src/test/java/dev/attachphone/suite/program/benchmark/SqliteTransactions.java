package dev.attachphone.suite.program.benchmark;

import dev.attachphone.openapi.DemoWorld;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Attaches in SQLite without a server, in durable transactions of one number or of several. */
final class SqliteTransactions implements AutoCloseable {

    private static final String AGENT =
            DemoWorld.load().accounts().get(0).agents().get(0);

    private final Connection connection;
    private long next;

    /** Opens a database that the server has created with the demo world, and that it does not serve. */
    SqliteTransactions(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA foreign_keys = ON");
        }
        connection.setAutoCommit(false);
    }

    /** Attaches per second with a number of attaches in each transaction. */
    double attachesPerSecond(int group, double seconds) throws SQLException {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        long first = next;
        try (PreparedStatement attachment = connection.prepareStatement(
                        "INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)"
                                + " SELECT ?, account_id, id, 'san', 'ACTIVE', 0 FROM agent WHERE id = ?"
                                + " ON CONFLICT (number) DO NOTHING");
                PreparedStatement history = connection.prepareStatement(
                        "INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at,"
                                + " actor_kind, actor, request_id)"
                                + " SELECT 'ATTACHED', ?, account_id, id, 'san', 0, 'CREDENTIAL', '5e884898da280471',"
                                + " '6d1f5a52-6c0e-4f0e-9a43-2f1c5d1b7a10' FROM agent WHERE id = ?")) {
            while (System.nanoTime() - end < 0) {
                for (PreparedStatement statement : List.of(attachment, history)) {
                    statement.setString(1, "+1" + (1_000_000_000 + next * 387_420_489 % 1_000_000_007));
                    statement.setString(2, AGENT);
                    statement.executeUpdate();
                }
                next++;
                if ((next - first) % group == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }
        return (next - first) * 1e9 / (System.nanoTime() - begin);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
