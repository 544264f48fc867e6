package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PostgresqlDatabaseTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final String url = TestPostgresql.emptyDatabase();

    @Test
    void instancesThatStartTogetherMigrateOnce() throws SQLException {
        List<Database> instances =
                IntStream.range(0, 6).parallel().mapToObj(i -> open()).toList();
        instances.forEach(Database::close);

        assertEquals("0", value("SELECT count(*) - count(DISTINCT version) FROM flyway_schema_history"));
    }

    @Test
    void keepsAHistoryThatCanOnlyGrow() throws SQLException {
        try (Database database = open()) {
            attach(database, account(database));
        }

        assertEquals(
                "ATTACHED +15 a san",
                value("SELECT concat_ws(' ', event, number, agent_id, provider) FROM attachment_history"));
        for (String change :
                List.of("DELETE FROM attachment_history", "UPDATE attachment_history SET number = '+16'")) {
            SQLException refused = assertThrows(SQLException.class, () -> value(change + " RETURNING 1"));
            assertTrue(String.valueOf(refused.getMessage()).contains("append-only"), refused.getMessage());
        }
    }

    @Test
    void knowsACredentialUntilItIsRevoked() throws SQLException {
        try (Database database = open()) {
            Account account = account(database);
            database.withAccounts(accounts -> {
                accounts.addCredential(account, "secret", null);
                return account;
            });
            assertEquals(Optional.of(account), database.credentials().findAccount("secret", Instant.EPOCH));

            value("UPDATE credential SET revoked_at = 0 RETURNING 1");

            assertEquals(Optional.empty(), database.credentials().findAccount("secret", Instant.EPOCH));
        }
    }

    @Test
    void accountsThatAreCreatedTogetherAreCreatedOnce() {
        try (Database one = open();
                Database other = open()) {
            List<Boolean> created = List.of(one, other, one, other).parallelStream()
                    .map(PostgresqlDatabaseTest::createsAccount)
                    .toList();

            assertEquals(1, created.stream().filter(isCreated -> isCreated).count());
            assertEquals(List.of("mine"), one.withAccounts(Accounts::names));
        }
    }

    @Test
    void oneFailureInAGroupFailsNobodyElse() {
        try (Database database = open()) {
            account(database);

            assertThrows(
                    StoreException.class, () -> database.withAccounts(accounts -> accounts.create("mine", List.of())));
            assertEquals(List.of("mine"), database.withAccounts(Accounts::names));
            assertTrue(database.isReady());
        }
    }

    @Test
    void isNotReadyWhileItCannotWrite() throws SQLException {
        try (Database database = open();
                Connection other = TestPostgresql.connection();
                Statement statement = other.createStatement()) {
            assertTrue(database.isReady());
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE readiness");
            assertFalse(database.isReady());
            other.rollback();
        }
    }

    @Test
    void aFailureQuotesNoNumber() throws SQLException {
        try (Database database = open();
                Connection other = TestPostgresql.connection();
                Statement statement = other.createStatement()) {
            Account account = account(database);
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

    private static boolean createsAccount(Database database) {
        return database.withAccounts(accounts -> {
            boolean isNew = accounts.find("mine").isEmpty();
            if (isNew) {
                accounts.create("mine", List.of());
            }
            return isNew;
        });
    }

    private Database open() {
        return Database.open(url, CLOCK);
    }

    private static Account account(Database database) {
        Account account = database.withAccounts(accounts -> accounts.create("mine", List.of("san")));
        database.agents().insert(account, new Agent("a", "a", null, null));
        return account;
    }

    private static void attach(Database database, Account account) {
        new AttachPhoneNumbers(database.attachments(), CLOCK)
                .attach(account, new AttachCommand("a", "san", List.of("+15")));
    }

    private String value(String sql) throws SQLException {
        try (Connection connection = TestPostgresql.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
