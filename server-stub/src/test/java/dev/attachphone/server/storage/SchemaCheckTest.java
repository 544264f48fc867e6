package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schema checks on PostgreSQL. */
@Tag("database")
final class SchemaCheckTest {

    private final String url = TestPostgresql.emptyDatabase();

    @Test
    void emptyDatabaseCanBeMigratedAndIsThenCurrent() {
        assertTrue(SchemaCheck.of(url).endsWith("can be brought up to date"));
        assertEquals(List.of(), ExistingAccounts.of(url).names());

        try (Database database = Database.open(url, Clock.systemUTC())) {
            database.withAccounts(accountSetup -> accountSetup.create("mine", List.of(), RegistryFixture.ORIGIN));
        }

        assertTrue(SchemaCheck.of(url).endsWith("is up to date"));
        assertEquals(List.of("mine"), ExistingAccounts.of(url).names());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CREATE TABLE invoice (id BIGINT)", "CREATE SEQUENCE invoice", "CREATE VIEW invoice AS SELECT 1"
            })
    void databaseWithOtherObjectsIsRejected(String sql) throws SQLException {
        execute(sql);

        StoreException refused = assertThrows(StoreException.class, () -> SchemaCheck.of(url));

        assertTrue(String.valueOf(refused.getCause()).contains("it already contains other objects"), refused::toString);
        assertThrows(StoreException.class, () -> Database.open(url, Clock.systemUTC()));
    }

    @Test
    void databaseThatAnotherInstanceStartsToMigrateIsAccepted() throws SQLException {
        Database.open(url, Clock.systemUTC()).close();
        execute("DELETE FROM flyway_schema_history; DROP TABLE attachment, attachment_history");

        assertTrue(SchemaCheck.of(url).endsWith("can be brought up to date"));
        assertEquals(List.of(), ExistingAccounts.of(url).names());
    }

    @Test
    void databaseOfANewerVersionIsAccepted() throws SQLException {
        Database.open(url, Clock.systemUTC()).close();
        execute("INSERT INTO flyway_schema_history SELECT installed_rank + 100, '999', description, type, script,"
                + " checksum, installed_by, installed_on, execution_time, success FROM flyway_schema_history"
                + " WHERE version = '2'");

        assertTrue(SchemaCheck.of(url).endsWith("is up to date"));
        Database.open(url, Clock.systemUTC()).close();
    }

    @Test
    void databaseWithOtherMigrationsIsRejected() throws SQLException {
        Database.open(url, Clock.systemUTC()).close();
        execute("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '1'");

        assertThrows(StoreException.class, () -> SchemaCheck.of(url));
        assertThrows(StoreException.class, () -> Database.open(url, Clock.systemUTC()));
        execute("UPDATE flyway_schema_history SET success = false WHERE version = '4'");
        assertThrows(StoreException.class, () -> SchemaCheck.of(url));
        assertThrows(StoreException.class, () -> Database.open(url, Clock.systemUTC()));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = TestPostgresql.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
