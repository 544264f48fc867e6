package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
final class PostgresqlDatabaseTest extends AbstractDatabaseTest {

    private final String url = TestPostgresql.emptyDatabase();

    @Override
    Database open() {
        return Database.open(url, CLOCK);
    }

    @Override
    Connection connection() throws SQLException {
        return TestPostgresql.connection();
    }

    @Test
    void concurrentInstancesMigrateOnce() throws SQLException {
        List<Database> instances =
                IntStream.range(0, 6).parallel().mapToObj(i -> open()).toList();
        instances.forEach(Database::close);

        assertEquals("0", value("SELECT count(*) - count(DISTINCT version) FROM flyway_schema_history"));
    }

    @Test
    void isNotReadyWhileWritesAreBlocked() throws SQLException {
        try (Database database = open();
                Connection other = connection();
                Statement statement = other.createStatement()) {
            assertTrue(database.isReady());
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE readiness");
            assertFalse(database.isReady());
            other.rollback();
        }
    }

    @Test
    void failureContainsNoPhoneNumber() throws SQLException {
        try (Database database = openWithOneAttachment();
                Connection other = connection();
                Statement statement = other.createStatement()) {
            Account account = accountNamed(database, "mine");
            other.setAutoCommit(false);
            statement.execute("INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)"
                    + " VALUES ('+4930555111', '" + account.id() + "', 'a', 'san', 'ACTIVE', 0)");

            StoreException failure = assertThrows(
                    StoreException.class,
                    () -> new AttachPhoneNumbers(database.attachments(), CLOCK)
                            .attach(account, new AttachCommand("a", "san", List.of("+4930555111"))));

            StringWriter logged = new StringWriter();
            failure.printStackTrace(new PrintWriter(logged));
            assertFalse(logged.toString().contains("4930555111"), logged.toString());
            other.rollback();
        }
    }
}
