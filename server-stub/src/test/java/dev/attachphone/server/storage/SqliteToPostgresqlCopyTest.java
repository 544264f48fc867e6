package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.CredentialStore.ValidCredential;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import dev.attachphone.server.registry.AuditTrail.ActorFilter;
import dev.attachphone.server.registry.AuditTrail.AuditEvent;
import dev.attachphone.server.registry.AuditTrail.AuditEventType;
import dev.attachphone.server.registry.Registries;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.configuration.DatabaseUrlException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy of a SQLite database into PostgreSQL. */
@Tag("database")
final class SqliteToPostgresqlCopyTest {

    private static final Agent AGENT =
            new Agent("b", "Agent \"B\"\t\\N\r\n", "a prompt\nof two lines", new Agent.Voice("azure", null));

    private final String target = TestPostgresql.emptyDatabase();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theCopyServesTheSameAnswers() throws SQLException {
        List<Object> expected;
        try (Database source = Database.open(source(), RegistryFixture.CLOCK)) {
            fill(source);
            expected = everything(source);
        }

        Map<String, Long> rows = copy(source(), target);

        assertEquals(2, rows.get("account"));
        assertEquals(2, rows.get("attachment"));
        assertEquals(6, rows.get("attachment_history"));
        try (Database copy = Database.open(target, RegistryFixture.CLOCK)) {
            assertEquals(expected, everything(copy));
            AuditEvent recorded = copy.registries()
                    .audit()
                    .list(AuditEvent.NO_ACCOUNT, ActorFilter.ALL, Long.MAX_VALUE, 10)
                    .get(0);
            assertEquals(AuditEventType.DATABASE_COPIED.name(), recorded.type());
            assertEquals(source(), recorded.objectId());
            assertEquals(RegistryFixture.ORIGIN, recorded.origin());
            Account account = new Account(copy.registries()
                    .accounts()
                    .findByName("mine")
                    .orElseThrow()
                    .id());
            assertEquals(
                    Optional.of(account),
                    copy.credentials().find("secret", RegistryFixture.NOW).map(ValidCredential::account));
            RegistryFixture fixture = new RegistryFixture(
                    copy,
                    copy.registries(),
                    copy.registries().accounts().findByName("mine").orElseThrow());
            assertTrue(fixture.attachTo("b", "+15") instanceof AlreadyAttached);
            fixture.attach("+19");
            List<AttachmentEvent> events =
                    fixture.history().ofAccount(account.id(), ActorFilter.ALL, Long.MAX_VALUE, 10);
            assertEquals("+19", events.get(0).number());
            // Greater than all of the source, also than that of a removed event.
            assertTrue(events.get(0).id() > 6, events.toString());
        }
    }

    @Test
    void aDatabaseThatIsNotEmptyIsRefusedAndKept() {
        try (Database source = Database.open(source(), RegistryFixture.CLOCK)) {
            fill(source);
        }
        copy(source(), target);

        DatabaseUrlException refused = assertThrows(DatabaseUrlException.class, () -> copy(source(), target));

        assertTrue(String.valueOf(refused.getMessage()).contains("is not empty"), refused.getMessage());
        try (Database copy = Database.open(target, RegistryFixture.CLOCK)) {
            assertEquals(2, copy.registries().accounts().list("", 10).size());
        }
    }

    @Test
    void aSourceThatIsServedIsRefused() {
        try (Database source = Database.open(source(), RegistryFixture.CLOCK)) {
            fill(source);
            StoreException refused = assertThrows(StoreException.class, () -> copy(source(), target));
            assertTrue(String.valueOf(refused.getMessage()).contains("is in use"), refused.getMessage());
        }

        assertEquals(2, copy(source(), target).get("account"));
    }

    @Test
    void aFailedCopyLeavesAnEmptyDatabaseThatCanBeUsed() throws SQLException {
        try (Database source = Database.open(source(), RegistryFixture.CLOCK)) {
            fill(source);
        }
        execute("PRAGMA ignore_check_constraints = ON", "UPDATE attachment SET status = 'BROKEN' WHERE number = '+15'");
        StoreException failed = assertThrows(StoreException.class, () -> copy(source(), target));
        assertTrue(failed.messageChain().contains("attachment_status_check"), failed.messageChain());
        try (Database empty = Database.open(target, RegistryFixture.CLOCK)) {
            assertEquals(List.of(), empty.registries().accounts().list("", 10));
        }

        execute("UPDATE attachment SET status = 'ACTIVE' WHERE number = '+15'");

        assertEquals(2, copy(source(), target).get("account"));
    }

    @Test
    void otherDatabasesAreRefused() {
        Database.open(source(), Clock.systemUTC()).close();

        assertThrows(DatabaseUrlException.class, () -> copy(target, source()));
        assertThrows(DatabaseUrlException.class, () -> copy(source(), source()));
        assertThrows(DatabaseUrlException.class, () -> copy(source() + ".missing", target));
    }

    private static void fill(Database database) {
        RegistryFixture fixture = RegistryFixture.in(database);
        Account account = new Account(fixture.account().id());
        fixture.accounts().create("other\u00e9", Map.of("san", AttachmentStatus.ACTIVE), RegistryFixture.ORIGIN);
        database.agents().insert(account, AGENT, RegistryFixture.ORIGIN);
        database.withAccounts(accountSetup -> {
            accountSetup.addCredential(account, "secret", RegistryFixture.NOW.plusSeconds(60), RegistryFixture.ORIGIN);
            return account;
        });
        fixture.attach("+15", "+16", "+17");
        fixture.numbers()
                .set("+16", RegistryFixture.settings(AttachmentStatus.INACTIVE, "TEST"), RegistryFixture.ORIGIN);
        fixture.numbers().detach("+17", RegistryFixture.ORIGIN);
    }

    private static List<Object> everything(Database database) {
        Registries registries = database.registries();
        String account = registries.accounts().findByName("mine").orElseThrow().id();
        return List.of(
                registries.accounts().list("", 10),
                registries.agents().list(null, "", 10),
                registries.credentials().list(account, "", 10),
                registries.numbers().list(RegistryFixture.ALL, "", 10),
                registries.history().ofAccount(account, ActorFilter.ALL, Long.MAX_VALUE, 10),
                registries.history().ofNumber("+17", Long.MAX_VALUE, 10),
                registries.audit().list(null, ActorFilter.ALL, Long.MAX_VALUE, 20).stream()
                        .filter(event -> !event.type().equals(AuditEventType.DATABASE_COPIED.name()))
                        .toList());
    }

    private static Map<String, Long> copy(String from, String to) {
        return SqliteToPostgresqlCopy.copy(from, to, RegistryFixture.ORIGIN);
    }

    private String source() {
        return "sqlite:" + directory.resolve("attach.db");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DatabaseConfiguration.of(source())
                        .schema()
                        .forMigration()
                        .getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
