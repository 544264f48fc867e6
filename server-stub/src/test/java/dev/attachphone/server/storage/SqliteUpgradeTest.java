package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The migration of a database file with the schema of a previous version. */
final class SqliteUpgradeTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void eventsOfANewTypeAreRecordedAlsoByConnectionsThatWereOpen() throws SQLException {
        String url = "sqlite:" + directory.resolve("attach.db");
        migrate(url, "5");
        String transfer = "INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at)"
                + " VALUES ('TRANSFERRED', '+15', '1', 'a', 'san', 0)";
        try (Connection connection = DriverManager.getConnection("jdbc:" + url);
                Statement statement = connection.createStatement()) {
            assertThrows(SQLException.class, () -> statement.execute(transfer));
            migrate(url, "8");

            assertEquals(1, statement.executeUpdate(transfer));
            assertThrows(SQLException.class, () -> statement.execute(transfer.replace("TRANSFERRED", "RENAMED")));
            assertThrows(SQLException.class, () -> statement.execute("DELETE FROM attachment_history"));
            assertEquals("ok", statement.executeQuery("PRAGMA integrity_check").getString(1));
        }
    }

    private static void migrate(String url, String version) {
        Flyway.configure()
                .dataSource("jdbc:" + url, null, null)
                .locations("classpath:db/sqlite")
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void historyOfThePreviousVersionHasNoOrigin() throws SQLException {
        String url = "sqlite:" + directory.resolve("attach.db");
        migrate(url, "4");
        try (Connection connection = DriverManager.getConnection("jdbc:" + url);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO account VALUES ('1', 'mine', 0)");
            statement.execute("INSERT INTO agent (id, account_id, name, created_at) VALUES ('a', '1', 'a', 0)");
            statement.execute("INSERT INTO provider_configuration VALUES ('1', 'san', 'ACTIVE')");
            statement.execute("INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)"
                    + " VALUES ('+15', '1', 'a', 'san', 'ACTIVE', 0)");
            statement.execute("INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at)"
                    + " VALUES ('ATTACHED', '+15', '1', 'a', 'san', 0)");
        }
        assertTrue(SchemaCheck.of(url).endsWith("can be brought up to date"));

        try (Database database = Database.open(url, RegistryFixture.CLOCK)) {
            new AttachPhoneNumbers(database.attachments(), RegistryFixture.CLOCK)
                    .attach(
                            new Account("1"),
                            new AttachCommand("a", "san", List.of("+15", "+16")),
                            RegistryFixture.ORIGIN);
            database.registries().numbers().detach("+15", RegistryFixture.ORIGIN);

            assertEquals(
                    Arrays.asList(RegistryFixture.ORIGIN, null),
                    database.registries().history().ofNumber("+15", Long.MAX_VALUE, 10).stream()
                            .map(AttachmentEvent::origin)
                            .toList());
        }
        assertTrue(SchemaCheck.of(url).endsWith("is up to date"));
    }
}
