package dev.attachphone.server.storage.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.server.attach.AttachSnapshot;
import dev.attachphone.server.attach.AttachSnapshot.ConfiguredProvider;
import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.storage.simulation.PostgresqlModel.Transaction;
import dev.attachphone.server.storage.simulation.SimulatedDatabase.HistoryRow;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A JDBC connection to a {@link PostgresqlModel}. It knows the statements of the writer only. */
final class ModelConnection {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    private final PostgresqlModel model;
    private final AttachSnapshot directory;
    private final SimulatedThreads threads;
    private boolean isAutoCommit = true;
    private @Nullable Transaction transaction;

    ModelConnection(PostgresqlModel model, AttachSnapshot directory, SimulatedThreads threads) {
        this.model = model;
        this.directory = directory;
        this.threads = threads;
    }

    Connection connection() {
        return JdbcProxy.of(Connection.class, this::call);
    }

    private @Nullable Object call(JdbcProxy.JdbcCall call) throws SQLException {
        switch (call.name()) {
            case "getAutoCommit" -> {
                return isAutoCommit;
            }
            case "setAutoCommit" -> {
                boolean isOn = call.isTrue();
                if (isOn && transaction != null) {
                    commit();
                }
                isAutoCommit = isOn;
            }
            case "commit" -> commit();
            case "rollback", "close" -> rollback();
            case "prepareStatement" -> {
                return statement(call.text());
            }
            case "isValid" -> {
                return true;
            }
            case "getWarnings", "clearWarnings" -> {}
            case "abort" -> {
                if (transaction != null) {
                    transaction.fail();
                }
            }
            default -> throw call.unsupported();
        }
        return null;
    }

    private void commit() throws SQLException {
        Transaction committed = transaction;
        transaction = null;
        if (committed != null) {
            committed.commit();
        }
    }

    private void rollback() {
        if (transaction != null) {
            transaction.rollback();
            transaction = null;
        }
    }

    private PreparedStatement statement(String sql) {
        Map<Integer, @Nullable Object> parameters = new TreeMap<>();
        return JdbcProxy.of(PreparedStatement.class, call -> switch (call.name()) {
            case "setObject" -> parameters.put(call.number(), call.arguments().get(1));
            case "executeQuery" -> rows(execute(current -> query(sql, parameters, current)));
            case "executeUpdate" -> execute(current -> update(sql, parameters, current));
            case "close" -> null;
            default -> throw call.unsupported();
        });
    }

    private interface Work<T> {
        T in(Transaction transaction) throws SQLException;
    }

    private <T> T execute(Work<T> work) throws SQLException {
        if (isAutoCommit) {
            Transaction own = model.begin();
            try {
                T result = work.in(own);
                own.commit();
                return result;
            } finally {
                own.rollback();
            }
        }
        Transaction current = transaction == null ? model.begin() : transaction;
        transaction = current;
        return work.in(current);
    }

    private <T> T await(PostgresqlModel.Statement<T> statement) throws SQLException {
        for (Transaction blocker = statement.advance(); blocker != null; blocker = statement.advance()) {
            if (!threads.await("a lock", blocker::isEnded, LOCK_TIMEOUT)) {
                throw statement.timeOut();
            }
        }
        return statement.result();
    }

    private List<@Nullable Object[]> query(String sql, Map<Integer, @Nullable Object> parameters, Transaction current)
            throws SQLException {
        if (sql.startsWith("WITH held AS")) {
            List<String> numbers = values(parameters, 1);
            List<Attachment> held =
                    await(sql.contains(" FOR KEY SHARE") ? current.lock(numbers) : current.read(numbers));
            List<@Nullable Object[]> rows = new ArrayList<>();
            held.forEach(attachment -> rows.add(row("NUMBER", attachment)));
            for (String agent : new TreeSet<>(values(parameters, 2))) {
                String account = directory.accountOfAgent().get(agent);
                if (account != null) {
                    rows.add(new @Nullable Object[] {"AGENT", agent, account, null, null, null, null});
                }
            }
            List<String> accounts = values(parameters, 3);
            directory.initialStatus().forEach((provider, status) -> {
                if (accounts.contains(provider.accountId())) {
                    rows.add(row(provider, status));
                }
            });
            return rows;
        }
        if (sql.startsWith("DELETE FROM attachment WHERE number = ?")) {
            return await(current.delete(String.valueOf(parameters.get(1)))).stream()
                    .map(ModelConnection::row)
                    .toList();
        }
        throw new UnsupportedOperationException(sql);
    }

    private int update(String sql, Map<Integer, @Nullable Object> parameters, Transaction current) throws SQLException {
        if (sql.startsWith("INSERT INTO attachment (")) {
            return await(current.insert(table(parameters, 1).stream()
                    .map(ModelConnection::attachment)
                    .toList()));
        }
        if (sql.startsWith("INSERT INTO attachment_history (event, number")) {
            List<List<String>> rows = table(parameters, 1);
            current.record(rows.stream()
                    .map(row -> change("ATTACHED", row, Long.parseLong(row.get(5))))
                    .toList());
            return rows.size();
        }
        if (sql.startsWith("INSERT INTO attachment_history (at,")) {
            List<List<String>> rows = table(parameters, 5);
            long at = Long.parseLong(String.valueOf(parameters.get(1)));
            current.record(rows.stream().map(row -> change(row.get(4), row, at)).toList());
            return rows.size();
        }
        throw new UnsupportedOperationException(sql);
    }

    private static HistoryRow change(String event, List<String> row, long at) {
        return new HistoryRow(event, row.get(0), row.get(2), Instant.ofEpochMilli(at));
    }

    private static Attachment attachment(List<String> row) {
        return new Attachment(
                row.get(0),
                new Holder(row.get(1), row.get(2), row.get(3)),
                AttachmentStatus.valueOf(row.get(4)),
                Instant.ofEpochMilli(Long.parseLong(row.get(5))));
    }

    private static @Nullable Object[] row(String kind, Attachment attachment) {
        List<@Nullable Object> row =
                new ArrayList<>(Arrays.asList(row(attachment)).subList(0, 6));
        row.add(0, kind);
        return row.toArray();
    }

    private static @Nullable Object[] row(Attachment attachment) {
        return new @Nullable Object[] {
            attachment.number(),
            attachment.holder().accountId(),
            attachment.holder().agentId(),
            attachment.holder().provider(),
            attachment.status().name(),
            attachment.attachedAt().toEpochMilli(),
            null
        };
    }

    private static @Nullable Object[] row(ConfiguredProvider provider, AttachmentStatus status) {
        return new @Nullable Object[] {
            "PROVIDER", null, provider.accountId(), null, provider.provider(), status.name(), null
        };
    }

    private static List<String> values(Map<Integer, @Nullable Object> parameters, int i) {
        return table(parameters, i).stream().map(row -> row.get(0)).toList();
    }

    /** The rows of a parameter that {@code JsonRows} has made. */
    static List<List<String>> table(Map<Integer, @Nullable Object> parameters, int i) {
        try {
            JsonNode rows = MAPPER.readTree(String.valueOf(parameters.get(i)));
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> StreamSupport.stream(row.spliterator(), false)
                            .map(JsonNode::asText)
                            .toList())
                    .toList();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A result that contains these rows. */
    static ResultSet rows(List<@Nullable Object[]> rows) {
        int[] position = {-1};
        return JdbcProxy.of(ResultSet.class, call -> switch (call.name()) {
            case "next" -> ++position[0] < rows.size();
            case "getString" -> {
                Object value = rows.get(position[0])[call.number() - 1];
                yield value == null ? null : value.toString();
            }
            case "getLong" -> rows.get(position[0])[call.number() - 1];
            case "close" -> null;
            default -> throw call.unsupported();
        });
    }
}
