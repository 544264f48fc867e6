package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.registry.AuditTrail.ActorFilter;
import dev.attachphone.server.registry.Registries;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** At most two lists of any kind are read concurrently, and they do not block reads of single rows. */
// Ends a test that has failed by blocking; a successful one does not depend on it.
@Tag("database")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PostgresqlListConcurrencyTest {

    private static final int OF_EACH = 3;

    @Test
    void twoListsAreReadConcurrently() throws Exception {
        try (Database database = Database.open(TestPostgresql.emptyDatabase(), Clock.systemUTC());
                Connection other = TestPostgresql.connection()) {
            RegistryFixture fixture = RegistryFixture.in(database);
            // Listing accounts reads provider_configuration; finding no account does not, so it is not blocked.
            lock(other, "agent, attachment, attachment_history, audit_event, credential, provider_configuration");
            List<Thread> readers = lists(fixture).stream()
                    .flatMap(list -> Stream.generate(() -> new Thread(() -> orRefused(list)))
                            .limit(OF_EACH))
                    .toList();
            readers.forEach(Thread::start);

            awaitAllBlocked(readers);
            int reading = waiting();
            Optional<?> nobody = database.registries().accounts().find("nobody");

            other.rollback();
            for (Thread reader : readers) {
                reader.join();
            }
            assertTrue(reading <= 2, reading + " lists were read at once");
            assertEquals(Optional.empty(), nobody);
        }
    }

    private static List<Runnable> lists(RegistryFixture fixture) {
        Registries registries = fixture.registries();
        String account = fixture.account().id();
        return List.of(
                () -> registries.accounts().list("", 10),
                () -> registries.credentials().list(account, "", 10),
                () -> registries.agents().list(null, "", 10),
                () -> registries.numbers().list(RegistryFixture.ALL, "", 10),
                () -> registries.history().ofAccount(account, ActorFilter.ALL, Long.MAX_VALUE, 10),
                () -> registries.audit().list(null, ActorFilter.ALL, Long.MAX_VALUE, 10),
                () -> registries.history().ofNumber("+15", Long.MAX_VALUE, 10));
    }

    private static void orRefused(Runnable list) {
        try {
            list.run();
        } catch (StoreException | OverloadedException e) {
            // On a slow machine, a list may time out before all of them have started.
        }
    }

    private static void lock(Connection connection, String tables) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + tables);
        }
    }

    /** Waits until each reader waits for a permit or for a table, or has ended. */
    private static void awaitAllBlocked(List<Thread> readers) throws SQLException {
        while (running(readers) > waiting()) {
            Thread.onSpinWait();
        }
    }

    private static long running(List<Thread> readers) {
        return readers.stream()
                .filter(reader -> reader.getState() == Thread.State.RUNNABLE)
                .count();
    }

    /** The number of lists that wait for a table. */
    private static int waiting() throws SQLException {
        try (Connection connection = TestPostgresql.connection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT%' AND wait_event_type = 'Lock'")) {
            found.next();
            return found.getInt(1);
        }
    }
}
