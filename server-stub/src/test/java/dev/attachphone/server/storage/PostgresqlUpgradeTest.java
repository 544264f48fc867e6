package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The migration of a database of the previous schema version while numbers are attached. */
@Tag("database")
final class PostgresqlUpgradeTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final String url = TestPostgresql.emptyDatabase();

    @BeforeEach
    void createPreviousSchema() throws SQLException {
        DatabaseConfiguration.SchemaSettings schemaSettings =
                DatabaseConfiguration.of(url).schema();
        Flyway.configure()
                .dataSource(schemaSettings.forMigration())
                .locations(schemaSettings.scripts())
                .target("3")
                .load()
                .migrate();
        execute("INSERT INTO account VALUES ('1', 'mine', 0)");
        execute("INSERT INTO agent (id, account_id, name, created_at) VALUES ('a', '1', 'a', 0)");
    }

    @Test
    void attachIsNotBlockedWhileIndexesAreCreated() throws Exception {
        CompletableFuture<Void> upgrade;
        try (Connection attaching = TestPostgresql.connection()) {
            attachInOpenTransaction(attaching);
            upgrade = CompletableFuture.runAsync(this::open);
            awaitBlockedIndexCreation();

            assertEquals("1", execute("SET lock_timeout = '5s'; " + attach("+16")));

            attaching.commit();
        }
        upgrade.get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertEquals("3", execute(validIndexes()));
        assertEquals("2", execute("SELECT count(*) FROM attachment"));
        assertEquals(
                "t",
                execute("SELECT convalidated FROM pg_constraint WHERE conname = 'attachment_history_event_check'"));
    }

    @Test
    void interruptedIndexCreationIsRepeated() throws Exception {
        try (Connection attaching = TestPostgresql.connection()) {
            attachInOpenTransaction(attaching);
            CompletableFuture<Void> upgrade = CompletableFuture.runAsync(this::open);
            String pid = awaitBlockedIndexCreation();

            execute("SELECT pg_cancel_backend(" + pid + ")");

            assertThrows(ExecutionException.class, () -> upgrade.get(LONG.toSeconds(), TimeUnit.SECONDS));
            attaching.commit();
        }
        assertEquals("0", execute(validIndexes()));
        // Simulates further interrupted attempts, each of which has created one more index.
        execute("CREATE INDEX attachment_inactive ON attachment (agent_id)");
        execute("CREATE INDEX attachment_with_purpose ON attachment (agent_id)");

        assertTrue(SchemaCheck.of(url).endsWith("an interrupted migration is to be finished"));
        open();

        assertEquals("3", execute(validIndexes()));
    }

    @Test
    void historyOfThePreviousVersionHasNoOrigin() throws SQLException {
        execute("INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at)"
                + " VALUES ('ATTACHED', '+15', '1', 'a', 'san', 0)");

        try (Database database = Database.open(url, Clock.systemUTC())) {
            AttachmentEvent event = database.registries()
                    .history()
                    .ofNumber("+15", Long.MAX_VALUE, 10)
                    .get(0);
            assertNull(event.origin());
        }
    }

    private void open() {
        Database.open(url, Clock.systemUTC()).close();
    }

    private static void attachInOpenTransaction(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(attach("+15"));
        }
    }

    private static String attach(String number) {
        return "INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at) VALUES ('" + number
                + "', '1', 'a', 'san', 'ACTIVE', 0)";
    }

    private static String awaitBlockedIndexCreation() throws Exception {
        long end = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < end) {
            String pid = execute("SELECT pid FROM pg_stat_activity"
                    + " WHERE query LIKE 'CREATE INDEX%' AND wait_event_type = 'Lock'");
            if (!pid.isEmpty()) {
                return pid;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no index was built");
    }

    private static String validIndexes() {
        return "SELECT count(*) FROM pg_index WHERE indisvalid AND indexrelid::regclass::text IN"
                + " ('attachment_pending', 'attachment_inactive', 'attachment_with_purpose')";
    }

    /** The first value of the result, the number of changed rows, or an empty text. */
    private static String execute(String sql) throws SQLException {
        try (Connection connection = TestPostgresql.connection();
                Statement statement = connection.createStatement()) {
            boolean hasRows = statement.execute(sql);
            while (!hasRows && statement.getUpdateCount() == 0) {
                hasRows = statement.getMoreResults();
            }
            if (!hasRows) {
                return String.valueOf(statement.getUpdateCount());
            }
            ResultSet rows = statement.getResultSet();
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
