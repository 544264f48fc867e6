package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.CredentialStore.ValidCredential;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.registry.CredentialRegistry.CredentialEntry;
import dev.attachphone.server.registry.IdempotencyKey;
import dev.attachphone.server.registry.IdempotentRequests.IdempotentResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        for (String change : List.of(
                "DELETE FROM attachment_history",
                "UPDATE attachment_history SET number = '+16'",
                "DELETE FROM audit_event",
                "UPDATE audit_event SET actor = 'x'")) {
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

            assertEquals(
                    Optional.of(account),
                    database.credentials().find("secret", end.minusMillis(1)).map(ValidCredential::account));
            assertEquals(
                    Optional.empty(), database.credentials().find("secret", end).map(ValidCredential::account));
            assertEquals(
                    Optional.empty(),
                    database.credentials().find("Secret", end.minusMillis(1)).map(ValidCredential::account));
        }
    }

    @Test
    void credentialIsValidUntilItIsRevoked() throws SQLException {
        try (Database database = open()) {
            Account account = account(database);
            addCredential(database, account, null);
            assertEquals(
                    Optional.of(account),
                    database.credentials().find("secret", Instant.EPOCH).map(ValidCredential::account));

            value("UPDATE credential SET revoked_at = 0 RETURNING 1");

            assertEquals(
                    Optional.empty(),
                    database.credentials().find("secret", Instant.EPOCH).map(ValidCredential::account));
        }
    }

    @Test
    void failedAccountSetupChangesNothing() {
        try (Database database = open()) {
            assertThrows(
                    StoreException.class,
                    () -> database.withAccounts(accountSetup -> {
                        Account account = accountSetup
                                .create("mine", List.of("san"), RegistryFixture.ORIGIN)
                                .orElseThrow();
                        accountSetup.addCredential(account, "secret", null, RegistryFixture.ORIGIN);
                        accountSetup.addCredential(account, "secret", null, RegistryFixture.ORIGIN);
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
                    .map(database -> database.withAccounts(
                            accountSetup -> accountSetup.create("mine", List.of(), RegistryFixture.ORIGIN)))
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
                    StoreException.class,
                    () -> database.agents().insert(account, new Agent("a", "a", null, null), RegistryFixture.ORIGIN));

            assertTrue(database.isReady());
            database.agents().insert(account, new Agent("b", "b", null, null), RegistryFixture.ORIGIN);
            assertTrue(database.registries().agents().find("b").isPresent());
        }
    }

    @Test
    void concurrentRequestsWithOneIdempotencyKeyAreExecutedOnce() throws SQLException {
        IdempotencyKey key = new IdempotencyKey("operator", "a-key-of-the-client");
        try (Database one = open();
                Database other = open()) {
            String account = account(one).id();
            Set<String> answers = Stream.of(one, other, one, other, one, other)
                    .parallel()
                    .map(database ->
                            issue(database, account, key, UUID.randomUUID().toString()))
                    .collect(Collectors.toSet());

            assertEquals(1, answers.size());
            String issued = answers.iterator().next();
            assertEquals(
                    List.of(IdempotencyKey.sha256(issued).substring(0, 16)),
                    one.registries().credentials().list(account, "", 10).stream()
                            .map(CredentialEntry::id)
                            .toList());
            String stored = value("SELECT key_sha256 || request_sha256 || answer FROM idempotent_request");
            assertFalse(stored.contains(issued) || stored.contains(key.key()), stored);
            assertFalse(stored.contains(IdempotencyKey.sha256(account)), "the request can be guessed");
            assertEquals("another request", issue(one, account + "2", key, "x"));

            value("UPDATE idempotent_request SET created_at = created_at - 86400001 RETURNING 1");
            assertEquals("a-later-credential", issue(one, account, key, "a-later-credential"));
        }
    }

    @Test
    void answersOfIdempotencyKeysAreDeletedWhenTheyHaveExpired() throws SQLException {
        try (Database database = open()) {
            String account = account(database).id();
            List<Runnable> deletions =
                    List.of(database::maintain, () -> database.erasure(account).erase(RegistryFixture.ORIGIN));
            for (Runnable deletion : deletions) {
                issue(
                        database,
                        account,
                        new IdempotencyKey("operator", "a-key-of-the-client"),
                        UUID.randomUUID().toString());
                deletion.run();
                assertEquals("1", value("SELECT count(*) FROM idempotent_request"));

                value("UPDATE idempotent_request SET created_at = created_at - 86400001 RETURNING 1");
                deletion.run();

                assertEquals("0", value("SELECT count(*) FROM idempotent_request"));
            }
        }
    }

    @Test
    void failedRequestWithAnIdempotencyKeyChangesNothing() throws SQLException {
        try (Database database = open()) {
            String account = account(database).id();
            IdempotencyKey key = new IdempotencyKey("operator", "a-key-of-the-client");
            assertThrows(
                    StoreException.class,
                    () -> database.registries()
                            .idempotency()
                            .execute(
                                    key,
                                    account,
                                    () -> {
                                        add(database, account, "secret");
                                        throw new StoreException("the disk is full");
                                    },
                                    answer -> Optional.empty()));

            assertEquals("0", value("SELECT count(*) FROM idempotent_request"));
            assertEquals("0", value("SELECT count(*) FROM credential"));
            assertEquals("secret", issue(database, account, key, "secret"));
        }
    }

    /** Issues a credential unless the key has one; returns that of the key. */
    private static String issue(Database database, String account, IdempotencyKey key, String credential) {
        IdempotentResult<String> result = database.registries()
                .idempotency()
                .execute(key, account, () -> add(database, account, credential), Optional::of);
        if (result instanceof IdempotentResult.Executed<String> executed) {
            return executed.result();
        }
        return result instanceof IdempotentResult.Repeated<String> repeated ? repeated.answer() : "another request";
    }

    private static String add(Database database, String account, String credential) {
        assertTrue(database.registries()
                .credentials()
                .add(account, credential, null, RegistryFixture.ORIGIN)
                .isPresent());
        return credential;
    }

    Database openWithOneAttachment() {
        Database database = open();
        Account account = account(database);
        database.agents().insert(account, new Agent("a", "a", null, null), RegistryFixture.ORIGIN);
        new AttachPhoneNumbers(database.attachments(), CLOCK)
                .attach(account, new AttachCommand("a", "san", List.of("+15")), RegistryFixture.ORIGIN);
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
        return database.withAccounts(accountSetup -> accountSetup
                .create("mine", List.of("san"), RegistryFixture.ORIGIN)
                .orElseThrow());
    }

    private static void addCredential(Database database, Account account, @Nullable Instant expiresAt) {
        database.withAccounts(accountSetup -> {
            accountSetup.addCredential(account, "secret", expiresAt, RegistryFixture.ORIGIN);
            return account;
        });
    }
}
