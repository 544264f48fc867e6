package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tests of the schema and of account setup that every database must pass. */
abstract class AbstractDatabaseTest {

    static final Clock CLOCK = Clock.systemUTC();

    /** Opens the database, or another instance of it. */
    abstract Database open();

    /** Opens a connection that does not belong to the server. */
    abstract Connection connection() throws SQLException;

    @Test
    void historyIsAppendOnly() throws SQLException {
        openWithOneAttachment().close();

        assertEquals(
                "ATTACHED +15 a san",
                value("SELECT event || ' ' || number || ' ' || agent_id || ' ' || provider FROM attachment_history"));
        for (String change :
                List.of("DELETE FROM attachment_history", "UPDATE attachment_history SET number = '+16'")) {
            SQLException refused = assertThrows(SQLException.class, () -> value(change + " RETURNING 1"));
            assertTrue(String.valueOf(refused.getMessage()).contains("append-only"), refused.getMessage());
        }
    }

    @Test
    void credentialIsValidUntilItExpires() {
        try (Database database = open()) {
            Account account = account(database);
            Instant end = Instant.parse("2026-01-24T10:30:19Z");
            addCredential(database, account, end);

            assertEquals(Optional.of(account), database.credentials().findAccount("secret", end.minusMillis(1)));
            assertEquals(Optional.empty(), database.credentials().findAccount("secret", end));
            assertEquals(Optional.empty(), database.credentials().findAccount("Secret", end.minusMillis(1)));
        }
    }

    @Test
    void credentialIsValidUntilItIsRevoked() throws SQLException {
        try (Database database = open()) {
            Account account = account(database);
            addCredential(database, account, null);
            assertEquals(Optional.of(account), database.credentials().findAccount("secret", Instant.EPOCH));

            value("UPDATE credential SET revoked_at = 0 RETURNING 1");

            assertEquals(Optional.empty(), database.credentials().findAccount("secret", Instant.EPOCH));
        }
    }

    @Test
    void failedAccountSetupChangesNothing() {
        try (Database database = open()) {
            assertThrows(
                    StoreException.class,
                    () -> database.withAccounts(accountSetup -> {
                        Account account =
                                accountSetup.create("mine", List.of("san")).orElseThrow();
                        accountSetup.addCredential(account, "secret", null);
                        accountSetup.addCredential(account, "secret", null);
                        return account;
                    }));
            assertEquals(List.of(), database.withAccounts(AccountSetup::names));
        }
    }

    @Test
    void concurrentSetupsWithOneNameCreateOneAccount() {
        try (Database one = open();
                Database other = open()) {
            long created = List.of(one, other, one, other).parallelStream()
                    .map(database -> database.withAccounts(accountSetup -> accountSetup.create("mine", List.of())))
                    .filter(Optional::isPresent)
                    .count();

            assertEquals(1, created);
            assertEquals(List.of("mine"), one.withAccounts(AccountSetup::names));
        }
    }

    @Test
    void failedWriteDoesNotAffectOthers() {
        try (Database database = openWithOneAttachment()) {
            Account account = accountNamed(database, "mine");

            assertThrows(
                    StoreException.class, () -> database.agents().insert(account, new Agent("a", "a", null, null)));

            assertTrue(database.isReady());
            database.agents().insert(account, new Agent("b", "b", null, null));
            assertTrue(database.registries().agents().find("b").isPresent());
        }
    }

    Database openWithOneAttachment() {
        Database database = open();
        Account account = account(database);
        database.agents().insert(account, new Agent("a", "a", null, null));
        new AttachPhoneNumbers(database.attachments(), CLOCK)
                .attach(account, new AttachCommand("a", "san", List.of("+15")));
        return database;
    }

    /** The first value of the result, or an empty text. */
    String value(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    static Account accountNamed(Database database, String name) {
        return new Account(
                database.registries().accounts().findByName(name).orElseThrow().id());
    }

    private static Account account(Database database) {
        return database.withAccounts(
                accountSetup -> accountSetup.create("mine", List.of("san")).orElseThrow());
    }

    private static void addCredential(Database database, Account account, @Nullable Instant expiresAt) {
        database.withAccounts(accountSetup -> {
            accountSetup.addCredential(account, "secret", expiresAt);
            return account;
        });
    }
}
