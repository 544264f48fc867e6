package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.registry.BulkAttachmentRegistry.BulkResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An attach of a number that is transferred meanwhile, in both orders of their locks. */
@Tag("database")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PostgresqlTransferTest {

    private static final String HELD = "+15";
    private static final String FREE = "+16";

    private final RegistryFixture fixture =
            RegistryFixture.in(Database.open(TestPostgresql.emptyDatabase(), RegistryFixture.CLOCK));

    @BeforeEach
    void attach() {
        fixture.agents().create(fixture.account().id(), "b", "B", RegistryFixture.ORIGIN);
        fixture.attach(HELD);
    }

    @AfterEach
    void close() {
        fixture.database().close();
    }

    /** Without a lock that conflicts with that of the attach, the transfer is committed first, and the attach is acknowledged after it. */
    @Test
    void aTransferWaitsForAnAttachThatHasFoundTheNumberWithItsAgent() throws Exception {
        CompletableFuture<AttachOutcome> attach;
        CompletableFuture<BulkResult> transfer;
        try (Connection other = TestPostgresql.connection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // The insertion of the attach waits for this one.
            statement.execute(
                    "INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at) VALUES ('"
                            + FREE + "', '" + fixture.account().id() + "', 'b', 'san', 'ACTIVE', 0)");
            attach = inThread(() -> fixture.attach(HELD, FREE));
            awaitWaiting("INSERT INTO attachment ", attach);
            transfer = transfer();
            awaitWaiting("SELECT", transfer);

            assertFalse(transfer.isDone());
            other.rollback();
        }

        assertInstanceOf(Attached.class, attach.get());
        assertEquals(1, transfer.get().changed().size());
        assertTrue(lastEvent(FREE) < lastEvent(HELD), "the attach is answered before the transfer");
    }

    @Test
    void anAttachThatWaitsForATransferFindsTheNewAgent() throws Exception {
        CompletableFuture<AttachOutcome> attach;
        CompletableFuture<BulkResult> transfer;
        try (Connection other = TestPostgresql.connection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // The transfer has changed the agent, and waits before its commit.
            statement.execute("LOCK TABLE attachment_history IN SHARE ROW EXCLUSIVE MODE");
            transfer = transfer();
            awaitWaiting("INSERT INTO attachment_history", transfer);
            attach = inThread(() -> fixture.attach(HELD, FREE));
            awaitWaiting("WITH held", attach);

            assertFalse(attach.isDone());
            other.rollback();
        }

        assertEquals(1, transfer.get().changed().size());
        assertEquals(new AlreadyAttached("b", HELD), attach.get());
        assertEquals(Optional.empty(), fixture.numbers().find(FREE));
    }

    private CompletableFuture<BulkResult> transfer() {
        return inThread(() -> fixture.registries().bulk().transfer(List.of(HELD), "b", RegistryFixture.ORIGIN));
    }

    /** Calls the supplier in a thread of its own; on a machine with two processors the common pool may have a single one. */
    private static <T> CompletableFuture<T> inThread(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, task -> new Thread(task).start());
    }

    private long lastEvent(String number) {
        return fixture.history().ofNumber(number, Long.MAX_VALUE, 1).get(0).id();
    }

    /** Waits until a statement that begins so waits for a lock, or its request is answered. */
    private static void awaitWaiting(String begin, CompletableFuture<?> answer) throws SQLException {
        try (Connection connection = TestPostgresql.connection();
                Statement statement = connection.createStatement()) {
            while (!answer.isDone()) {
                try (ResultSet waiting = statement.executeQuery("SELECT 1 FROM pg_stat_activity WHERE query LIKE '"
                        + begin + "%' AND wait_event_type = 'Lock'")) {
                    if (waiting.next()) {
                        return;
                    }
                }
            }
        }
    }
}
