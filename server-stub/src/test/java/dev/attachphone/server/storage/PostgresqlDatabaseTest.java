package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.testing.TcpForwarder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
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
    void attachesContinueWhenAReadOnlyServerAcceptsWritesAgain() throws SQLException {
        try (Database database = openWithOneAttachment()) {
            Account account = accountNamed(database, "mine");
            execute("ALTER ROLE server SET default_transaction_read_only = on");
            try {
                execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'server'");
                for (int i = 0; i < 20; i++) {
                    String number = "+2" + i;
                    assertThrows(StoreException.class, () -> attach(database, account, number));
                }
                assertFalse(database.isReady());
            } finally {
                execute("ALTER ROLE server RESET default_transaction_read_only");
            }

            assertTrue(database.isReady());
            for (int i = 0; i < 20; i++) {
                assertInstanceOf(AttachOutcome.Attached.class, attach(database, account, "+2" + i));
            }
        }
    }

    /** The primary shows the commit afterwards, but no standby has it: a repeated request and a conflict must wait for it as well. */
    @Test
    void commitWhoseWaitForAStandbyIsCancelledIsNotAcknowledged() throws Exception {
        try (Database database = openWithOneAttachment()) {
            Account account = accountNamed(database, "mine");
            database.registries().agents().create(account.id(), "b", "Agent B", RegistryFixture.ORIGIN);
            execute("ALTER SYSTEM SET synchronous_standby_names = 'missing'");
            execute("SELECT pg_reload_conf()");
            try {
                while (!cancelledWaitForStandby()) {
                    Thread.onSpinWait();
                }
                requireCancelled(() -> attach(database, account, "+16"));
                requireCancelled(() -> attach(database, account, "+16"));
                requireCancelled(() -> attachTo(database, account, "b", "+16"));
            } finally {
                execute("ALTER SYSTEM RESET synchronous_standby_names");
                execute("SELECT pg_reload_conf()");
            }
            assertInstanceOf(AttachOutcome.Attached.class, attach(database, account, "+16"));
            assertInstanceOf(AttachOutcome.AlreadyAttached.class, attachTo(database, account, "b", "+16"));
        }
    }

    /**
     * Commits a transaction and cancels its wait for a standby.
     *
     * @return whether it waited; it does not until PostgreSQL has applied a changed configuration
     */
    private boolean cancelledWaitForStandby() throws Exception {
        CompletableFuture<Boolean> commit = CompletableFuture.supplyAsync(() -> {
            try (Connection connection = connection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SET synchronous_commit = on");
                statement.execute("UPDATE readiness SET checked_at = checked_at");
                return statement.getWarnings() != null;
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
        cancelWaitsForStandby(commit);
        return commit.get();
    }

    private void cancelWaitsForStandby(CompletableFuture<?> until) throws SQLException {
        while (!until.isDone()) {
            execute("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
        }
    }

    /** Executes an attach whose wait for a standby is cancelled; fails if it is answered. */
    private void requireCancelled(Supplier<AttachOutcome> attach) throws SQLException {
        CompletableFuture<AttachOutcome> answer = CompletableFuture.supplyAsync(attach);
        cancelWaitsForStandby(answer);
        CompletionException failure = assertThrows(CompletionException.class, answer::join);
        StoreException cause = assertInstanceOf(StoreException.class, failure.getCause());
        assertTrue(cause.messageChain().contains("the commit may not be durable"), cause.messageChain());
    }

    @Test
    void requestsFailAtOnceWhileTheDatabaseIsUnreachable() throws Exception {
        openWithOneAttachment().close();
        int port = URI.create(url).getPort();
        try (TcpForwarder forwarder = new TcpForwarder(port);
                Database database = Database.open(url.replace(":" + port + "/", ":" + forwarder.port() + "/"), CLOCK)) {
            Account account = accountNamed(database, "mine");
            forwarder.cut();
            String failure;
            do {
                failure = assertThrows(StoreException.class, () -> attach(database, account, "+17"))
                        .messageChain();
            } while (!failure.contains("the database is unreachable"));
            assertFalse(database.isReady());

            forwarder.restore();
            while (!database.isReady()) {
                Thread.onSpinWait();
            }
            assertInstanceOf(AttachOutcome.Attached.class, attach(database, account, "+17"));
        }
    }

    private static AttachOutcome attach(Database database, Account account, String number) {
        return attachTo(database, account, "a", number);
    }

    private static AttachOutcome attachTo(Database database, Account account, String agent, String number) {
        return new AttachPhoneNumbers(database.attachments(), CLOCK)
                .attach(account, new AttachCommand(agent, "san", List.of(number)), RegistryFixture.ORIGIN);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
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
                            .attach(
                                    account,
                                    new AttachCommand("a", "san", List.of("+4930555111")),
                                    RegistryFixture.ORIGIN));

            StringWriter logged = new StringWriter();
            failure.printStackTrace(new PrintWriter(logged));
            assertFalse(logged.toString().contains("4930555111"), logged.toString());
            other.rollback();
        }
    }
}
