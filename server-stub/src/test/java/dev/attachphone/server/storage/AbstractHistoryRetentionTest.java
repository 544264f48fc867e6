package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import dev.attachphone.server.registry.AuditTrail.ActorFilter;
import dev.attachphone.server.registry.AuditTrail.AuditEvent;
import dev.attachphone.server.registry.AuditTrail.AuditEventType;
import dev.attachphone.server.storage.HistoryRetention.Removal;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The tests of the removal of old events that every database must pass. */
abstract class AbstractHistoryRetentionTest {

    private static final int MANY = 25_000;

    abstract String url();

    /** The query for numbers from 1. */
    abstract String series(int count);

    @Test
    void oldEventsAreRemovedAndTheOthersStay() {
        attach("2026-01-10T00:00:00Z", "+15");
        attach("2026-02-10T00:00:00Z", "+16");
        attach("2026-03-10T00:00:00Z", "+17");
        Instant before = Instant.parse("2026-03-01T00:00:00Z");

        Removal dryRun = remove(before, true);
        assertEquals(3, events().size());
        Removal removal = remove(before, false);

        assertEquals(2, removal.events());
        assertEquals(dryRun, removal);
        assertEquals(
                List.of("+17"), events().stream().map(AttachmentEvent::number).toList());
        assertEquals(0, remove(before, false).events());
        assertEquals(List.of("2 before 2026-03-01T00:00:00Z", "0 before 2026-03-01T00:00:00Z"), pruned());
        attach("2026-03-11T00:00:00Z", "+18");
        assertTrue(events().get(0).id() > events().get(1).id());
        assertEquals(
                List.of("+15", "+16", "+17", "+18"),
                in(
                        Clock.systemUTC(),
                        database -> database.registries().numbers().list(RegistryFixture.ALL, "", 10).stream()
                                .map(number -> number.attachment().number())
                                .toList()));
    }

    @Test
    void manyEventsAreRemovedInBatchesAndTheHistoryStaysAppendOnly() throws SQLException {
        attach("2026-01-10T00:00:00Z", "+15");
        execute("INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at)"
                + " SELECT 'ATTACHED', '+16', 'x', 'a', 'san', i FROM (" + series(MANY) + ") AS numbers");

        assertEquals(MANY - 1, remove(Instant.ofEpochMilli(MANY), false).events());

        assertEquals(1, events().size());
        assertThrows(SQLException.class, () -> execute("DELETE FROM attachment_history"));
        assertThrows(SQLException.class, () -> execute("UPDATE attachment_history SET number = '+16'"));
    }

    final Removal remove(Instant before, boolean dryRun) {
        return HistoryRetention.remove(url(), before, dryRun, RegistryFixture.ORIGIN);
    }

    final void execute(String sql) throws SQLException {
        try (Connection connection =
                        DatabaseConfiguration.of(url()).schema().forMigration().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Attaches a number at a time, on a server that was started then. */
    final void attach(String time, String number) {
        Clock clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
        in(clock, database -> {
            AccountEntry account = database.registries()
                    .accounts()
                    .findByName("mine")
                    .orElseGet(() -> RegistryFixture.in(database).account());
            return new AttachPhoneNumbers(database.attachments(), clock)
                    .attach(
                            new Account(account.id()),
                            new AttachCommand("a", "san", List.of(number)),
                            RegistryFixture.ORIGIN);
        });
    }

    final List<AttachmentEvent> events() {
        return in(Clock.systemUTC(), database -> {
            String account = database.registries()
                    .accounts()
                    .findByName("mine")
                    .orElseThrow()
                    .id();
            return database.registries().history().ofAccount(account, ActorFilter.ALL, Long.MAX_VALUE, 10);
        });
    }

    private List<String> pruned() {
        return in(
                Clock.systemUTC(),
                database ->
                        database
                                .registries()
                                .audit()
                                .list(AuditEvent.NO_ACCOUNT, ActorFilter.ALL, Long.MAX_VALUE, 10)
                                .stream()
                                .filter(event -> event.type().equals(AuditEventType.HISTORY_PRUNED.name()))
                                .sorted(Comparator.comparing(AuditEvent::id))
                                .map(event -> event.value() + " before " + event.objectId())
                                .toList());
    }

    private <T> T in(Clock clock, Function<Database, T> work) {
        try (Database database = Database.open(url(), clock)) {
            return work.apply(database);
        }
    }
}
