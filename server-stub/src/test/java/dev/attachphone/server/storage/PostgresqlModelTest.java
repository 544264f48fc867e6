package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.simulation.PostgresqlModel;
import dev.attachphone.server.storage.transaction.JsonRows;
import dev.attachphone.server.storage.transaction.SqlDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Compares {@link PostgresqlModel} with PostgreSQL: two sessions execute generated statements of the writer,
 * and each statement must have the same result, the same error, or wait for the other session in both.
 */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresqlModelTest {

    private static final int SCRIPTS = 600;
    private static final int STATEMENTS = 12;
    private static final String WAITS = "waits";
    private static final String DEADLOCK = "40P01";
    private static final List<String> AGENTS = List.of("x1", "x2");

    private final DatabaseConfiguration configuration = DatabaseConfiguration.of(TestPostgresql.emptyDatabase());
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<RealSession> real = new ArrayList<>();
    private int waits;
    private int deadlocks;

    @BeforeAll
    void open() throws SQLException {
        SchemaMigration.migrate(configuration.schema());
        for (int i = 0; i < 3; i++) {
            real.add(new RealSession(TestPostgresql.connection(), configuration.dialect(), callers));
        }
        for (RealSession session : real.subList(0, 2)) {
            session.connection.setAutoCommit(false);
        }
        observer().execute("INSERT INTO account (id, name, created_at) VALUES ('x', 'x', 0)");
        observer()
                .execute(
                        "INSERT INTO agent (id, account_id, name, created_at) VALUES ('x1', 'x', '', 0), ('x2', 'x', '', 0)");
    }

    @AfterAll
    void close() throws SQLException {
        for (RealSession session : real) {
            session.connection.close();
        }
        callers.shutdown();
    }

    @Test
    void generatedStatementsHaveTheSameEffects() throws SQLException {
        for (int seed = 0; seed < SCRIPTS; seed++) {
            play(seed);
        }
        assertTrue(waits > 100, waits + " statements have waited");
        assertTrue(deadlocks > 3, deadlocks + " deadlocks");
    }

    private void play(int seed) throws SQLException {
        observer().execute("DELETE FROM attachment");
        Random random = new Random(seed);
        PostgresqlModel model = new PostgresqlModel();
        List<ModelSession> modelled = List.of(new ModelSession(model), new ModelSession(model));
        List<String> script = new ArrayList<>();
        boolean hasDeadlock = false;
        for (int i = 0; i < STATEMENTS && !hasDeadlock; i++) {
            int chosen = random.nextInt(2);
            int session = modelled.get(chosen).isWaiting() ? 1 - chosen : chosen;
            Command command = command(random, i);
            script.add("session " + session + ": " + command);
            modelled.get(session).begin(command);
            real.get(session).begin(command);
            hasDeadlock = compare(modelled, session, "seed " + seed + " " + script);
        }
        for (int session = 0; session < 2 && !hasDeadlock; session++) {
            int ending = modelled.get(session).isWaiting() ? 1 - session : session;
            for (int ended : List.of(ending, 1 - ending)) {
                Command command = new Command(
                        random.nextBoolean() ? CommandKind.COMMIT : CommandKind.ROLLBACK, List.of(), "x1", 0);
                script.add("session " + ended + ": " + command);
                modelled.get(ended).begin(command);
                real.get(ended).begin(command);
                compare(modelled, ended, "seed " + seed + " " + script);
            }
        }
        for (int session = 0; session < 2; session++) {
            real.get(session).reset();
        }
        if (hasDeadlock) {
            deadlocks++;
        } else {
            assertEquals(table(model), observer().attachments(), "seed " + seed + " " + script);
        }
    }

    /**
     * Compares what the sessions have done after a statement of one of them; returns whether there was a
     * deadlock, whose victim PostgreSQL chooses.
     */
    private boolean compare(List<ModelSession> modelled, int session, String script) throws SQLException {
        String expected = modelled.get(session).advance();
        String expectedOfOther = modelled.get(1 - session).advance();
        if (expected.equals(DEADLOCK)) {
            return true;
        }
        RealSession one = real.get(session);
        RealSession other = real.get(1 - session);
        assertEquals(expected, one.state(other, observer()), script);
        assertEquals(expectedOfOther, other.state(one, observer()), "the other session after " + script);
        waits += expected.equals(WAITS) ? 1 : 0;
        return false;
    }

    private RealSession observer() {
        return real.get(2);
    }

    private static Map<String, String> table(PostgresqlModel model) {
        Map<String, String> table = new TreeMap<>();
        model.attachments().forEach((number, attachment) -> table.put(number, text(attachment)));
        return table;
    }

    private static String text(Attachment attachment) {
        return attachment.holder().agentId() + " " + attachment.attachedAt().toEpochMilli();
    }

    private static Command command(Random random, int i) {
        List<String> numbers = new ArrayList<>(IntStream.range(0, 4)
                .filter(number -> random.nextInt(3) == 0)
                .mapToObj(number -> "+1" + number)
                .toList());
        numbers.add("+19");
        Collections.shuffle(numbers, random);
        CommandKind kind = List.of(
                        CommandKind.READ,
                        CommandKind.LOCK,
                        CommandKind.LOCK,
                        CommandKind.INSERT,
                        CommandKind.INSERT,
                        CommandKind.INSERT,
                        CommandKind.DELETE,
                        CommandKind.DELETE,
                        CommandKind.COMMIT,
                        CommandKind.ROLLBACK)
                .get(random.nextInt(10));
        return new Command(kind, numbers, AGENTS.get(random.nextInt(2)), i);
    }

    private enum CommandKind {
        READ,
        LOCK,
        INSERT,
        DELETE,
        COMMIT,
        ROLLBACK
    }

    private record Command(CommandKind kind, List<String> numbers, String agent, long at) {
        List<Attachment> rows() {
            return numbers.stream()
                    .map(number -> new Attachment(
                            number, new Holder("x", agent, "san"), AttachmentStatus.ACTIVE, Instant.ofEpochMilli(at)))
                    .toList();
        }
    }

    /** Executes commands in the model. */
    private static final class ModelSession {

        private final PostgresqlModel model;
        private PostgresqlModel.@Nullable Transaction transaction;
        private PostgresqlModel.@Nullable Statement<?> statement;
        private String state = "nothing";

        ModelSession(PostgresqlModel model) {
            this.model = model;
        }

        boolean isWaiting() {
            return statement != null;
        }

        void begin(Command command) {
            PostgresqlModel.Transaction current = transaction == null ? model.begin() : transaction;
            transaction = current;
            switch (command.kind()) {
                case COMMIT, ROLLBACK -> {
                    transaction = null;
                    state = end(current, command.kind());
                }
                case READ -> statement = current.read(command.numbers());
                case LOCK -> statement = current.lock(command.numbers());
                case INSERT -> statement = current.insert(command.rows());
                case DELETE -> statement = current.delete(command.numbers().get(0));
                default -> throw new IllegalStateException(command.toString());
            }
        }

        private static String end(PostgresqlModel.Transaction transaction, CommandKind kind) {
            try {
                if (kind == CommandKind.COMMIT) {
                    transaction.commit();
                } else {
                    transaction.rollback();
                }
                return "done";
            } catch (SQLException e) {
                return e.getSQLState();
            }
        }

        String advance() {
            PostgresqlModel.Statement<?> current = statement;
            if (current == null) {
                return state;
            }
            try {
                if (current.advance() != null) {
                    return WAITS;
                }
                state = text(current.result());
            } catch (SQLException e) {
                state = e.getSQLState();
            }
            statement = null;
            return state;
        }

        private static String text(Object result) {
            return result instanceof List<?> rows
                    ? rows.stream()
                            .map(row -> ((Attachment) row).number() + " " + PostgresqlModelTest.text((Attachment) row))
                            .toList()
                            .toString()
                    : result.toString();
        }
    }

    /** Executes commands in PostgreSQL. */
    private static final class RealSession {

        private final Connection connection;
        private final SqlDialect dialect;
        private final ExecutorService callers;
        private final int backend;
        private CompletableFuture<String> result = CompletableFuture.completedFuture("nothing");

        RealSession(Connection connection, SqlDialect dialect, ExecutorService callers) throws SQLException {
            this.connection = connection;
            this.dialect = dialect;
            this.callers = callers;
            execute("SET deadlock_timeout = '5ms'");
            this.backend = Integer.parseInt(select("SELECT pg_backend_pid()").get(0));
        }

        void begin(Command command) {
            result = CompletableFuture.supplyAsync(() -> executeNow(command), callers);
        }

        private String executeNow(Command command) {
            try {
                return switch (command.kind()) {
                    case COMMIT -> {
                        connection.commit();
                        yield "done";
                    }
                    case ROLLBACK -> {
                        connection.rollback();
                        yield "done";
                    }
                    case READ -> read(command, "");
                    case LOCK -> read(command, " ORDER BY number FOR KEY SHARE");
                    case INSERT -> {
                        try (PreparedStatement insert =
                                connection.prepareStatement(JdbcAttachmentStore.insertion(dialect))) {
                            insert.setString(1, rows(command));
                            yield String.valueOf(insert.executeUpdate());
                        }
                    }
                    case DELETE -> {
                        yield select("DELETE FROM attachment WHERE number = '"
                                        + command.numbers().get(0)
                                        + "' RETURNING number || ' ' || agent_id || ' ' || attached_at")
                                .toString();
                    }
                };
            } catch (SQLException e) {
                return e.getSQLState();
            }
        }

        private static String rows(Command command) {
            return JsonRows.of(
                    command.rows(),
                    row -> List.of(
                            row.number(),
                            row.holder().accountId(),
                            row.holder().agentId(),
                            row.holder().provider(),
                            row.status().name(),
                            row.attachedAt().toEpochMilli()));
        }

        private String read(Command command, String lockClause) throws SQLException {
            try (PreparedStatement query =
                    connection.prepareStatement(JdbcAttachmentStore.snapshotQuery(dialect, lockClause))) {
                query.setString(1, JsonRows.of(command.numbers()));
                query.setString(2, "[]");
                query.setString(3, "[]");
                List<String> rows = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        rows.add(row.getString(2) + " " + row.getString(4) + " " + row.getLong(7));
                    }
                }
                Collections.sort(rows);
                return rows.toString();
            }
        }

        /** The result, or that the session waits for the other one. A short wait, as for autovacuum, does not count. */
        String state(RealSession other, RealSession observer) throws SQLException {
            String isBlocked = "SELECT " + other.backend + " = ANY (pg_blocking_pids(" + backend + "))";
            while (!result.isDone()) {
                if (observer.select(isBlocked).get(0).equals("t")) {
                    return WAITS;
                }
            }
            return result.join();
        }

        void reset() throws SQLException {
            try {
                result.join();
            } catch (CompletionException e) {
                throw new IllegalStateException(e);
            }
            connection.rollback();
            result = CompletableFuture.completedFuture("nothing");
        }

        void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        List<String> select(String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        }

        Map<String, String> attachments() throws SQLException {
            Map<String, String> attachments = new TreeMap<>();
            for (String row : select("SELECT number || ' ' || agent_id || ' ' || attached_at FROM attachment")) {
                attachments.put(row.substring(0, row.indexOf(' ')), row.substring(row.indexOf(' ') + 1));
            }
            return attachments;
        }
    }
}
