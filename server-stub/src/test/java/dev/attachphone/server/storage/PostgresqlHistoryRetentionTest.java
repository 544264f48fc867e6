package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import dev.attachphone.server.storage.HistoryRetention.Removal;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
final class PostgresqlHistoryRetentionTest extends AbstractHistoryRetentionTest {

    private static final String HISTORY_BEFORE = "6?";

    private final String url = TestPostgresql.emptyDatabase();

    @Override
    String url() {
        return url;
    }

    @Override
    String series(int count) {
        return "SELECT i FROM generate_series(1, " + count + ") AS i";
    }

    @Test
    void aMonthIsDroppedAsAWholeWhenItHasEnded() throws SQLException {
        attach("2026-01-10T00:00:00Z", "+15");
        attach("2026-02-10T00:00:00Z", "+16");

        Removal removal = remove(Instant.parse("2026-02-20T00:00:00Z"), false);

        assertEquals(new Removal(1, List.of("attachment_history_2026_01")), removal);
        assertEquals(1, events().size());
        assertEquals(0, remove(Instant.parse("2026-02-20T00:00:00Z"), false).events());
    }

    @Test
    void everyStartCreatesTheComingMonths() throws SQLException {
        attach("2026-01-10T00:00:00Z", "+15");
        attach("2026-12-31T23:59:59Z", "+16");

        assertEquals(
                List.of(
                        "attachment_history_2026_01",
                        "attachment_history_2026_02",
                        "attachment_history_2026_03",
                        "attachment_history_2026_04",
                        "attachment_history_2026_12",
                        "attachment_history_2027_01",
                        "attachment_history_2027_02",
                        "attachment_history_2027_03",
                        "attachment_history_default"),
                strings("SELECT inhrelid::regclass::text FROM pg_inherits"
                        + " WHERE inhparent = 'attachment_history'::regclass ORDER BY 1"));
        assertEquals("attachment_history_2026_12", tableOf("+16"));
    }

    @Test
    void anEventWithoutAPartitionIsKept() throws SQLException {
        attach("2026-01-10T00:00:00Z", "+15");
        execute("INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at)"
                + " SELECT event, '+16', account_id, agent_id, provider, 1780272000000 FROM attachment_history");
        assertEquals("attachment_history_default", tableOf("+16"));

        // The month of the event gets no partition; the others do.
        attach("2026-05-10T00:00:00Z", "+17");

        assertEquals("attachment_history_2026_05", tableOf("+17"));
        assertEquals("attachment_history_default", tableOf("+16"));
        assertEquals(3, events().size());
        assertEquals(3, remove(Instant.parse("2026-06-02T00:00:00Z"), false).events());
    }

    @Test
    void thePresentTableBecomesAPartition() throws SQLException {
        migrateTo(HISTORY_BEFORE);
        execute("INSERT INTO account VALUES ('1', 'mine', 0)");
        execute("INSERT INTO agent (id, account_id, name, created_at) VALUES ('a', '1', 'a', 0)");
        int rows = Integer.getInteger("history.rows", 20_000);
        execute("INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at)"
                + " SELECT 'ATTACHED', '+49' || i, '1', 'a', 'san', 1700000000000 + i FROM (" + series(rows)
                + ") AS numbers");
        // An earlier attempt may have been interrupted here.
        execute("ALTER TABLE attachment_history ADD CONSTRAINT attachment_history_is_past CHECK (at < 0) NOT VALID");

        long begin = System.nanoTime();
        Database.open(url, Clock.systemUTC()).close();
        System.out.printf(
                Locale.ROOT, "%d events: %d ms%n", rows, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));

        assertEquals("attachment_history_past", tableOf("+491"));
        assertEquals("+49" + rows, events().get(0).number());
        execute("INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at)"
                + " VALUES ('ATTACHED', '+17', '1', 'a', 'san', " + System.currentTimeMillis() + ")");
        assertEquals("+17", events().get(0).number());
        assertEquals("attachment_history_past", tableOf("+17"));
        assertEquals(
                rows,
                remove(Instant.ofEpochMilli(1700000000000L + rows + 1), false).events());
        assertEquals(1, events().size());
        assertTrue(strings("SELECT indexrelid::regclass::text FROM pg_index"
                        + " WHERE indrelid = 'attachment_history_past'::regclass")
                .contains("attachment_history_past_by_number"));
        assertEquals(
                List.of("0"),
                strings("SELECT count(*) FROM pg_constraint WHERE conname = 'attachment_history_is_past'"));
    }

    @Test
    void aMigrationThatIsNotRecordedIsRepeated() throws SQLException {
        attach("2026-01-10T00:00:00Z", "+15");
        // What an attempt of an earlier version left behind.
        execute("ALTER TABLE attachment_history ADD CONSTRAINT attachment_history_is_past CHECK (at < 0) NOT VALID");
        execute("DELETE FROM flyway_schema_history WHERE version IN ('7', '8')");

        attach("2026-01-11T00:00:00Z", "+16");

        assertEquals(
                List.of("+16", "+15"),
                events().stream().map(AttachmentEvent::number).toList());
        assertEquals(List.of("8"), strings("SELECT max(version) FROM flyway_schema_history"));
        assertEquals(List.of("p"), strings("SELECT relkind FROM pg_class WHERE relname = 'attachment_history'"));
    }

    @Test
    void aMigrationDoesNotWaitLongForALock() throws SQLException {
        migrateTo(HISTORY_BEFORE);
        try (Connection dump = TestPostgresql.connection();
                Statement statement = dump.createStatement()) {
            dump.setAutoCommit(false);
            statement.execute("LOCK TABLE attachment_history IN ACCESS SHARE MODE");

            assertThrows(StoreException.class, () -> Database.open(url, Clock.systemUTC()));

            dump.rollback();
        }
        attach("2026-01-10T00:00:00Z", "+15");
        assertEquals(1, events().size());
    }

    private void migrateTo(String version) {
        DatabaseConfiguration.SchemaSettings schemaSettings =
                DatabaseConfiguration.of(url).schema();
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(schemaSettings.forMigration())
                .locations(schemaSettings.scripts())
                .target(version);
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        configuration.load().migrate();
    }

    private static String tableOf(String number) throws SQLException {
        return strings("SELECT tableoid::regclass FROM attachment_history WHERE number = '" + number + "'")
                .get(0);
    }

    private static List<String> strings(String sql) throws SQLException {
        try (Connection connection = TestPostgresql.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
