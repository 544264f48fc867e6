package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.storage.configuration.DatabaseUrlException;
import dev.attachphone.testing.RequiresPrograms;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The server behind PgBouncer. */
@Tag("database")
@RequiresPrograms("pgbouncer")
final class PgBouncerTest {

    private static final int CONNECTIONS = 4;

    @TempDir
    private Path folder = Path.of("");

    PgBouncerTest() {
        TestPostgresql.emptyDatabase();
    }

    /** With and without round robin, the next transaction of a client runs on the same or on another connection. */
    @ParameterizedTest
    @ValueSource(strings = {"server_round_robin = 0", "server_round_robin = 1"})
    void transactionModeIsRejected(String setting) throws Exception {
        try (PgBouncer pgBouncer = PgBouncer.start(folder, "transaction", setting)) {
            String url = pgBouncer.url();
            assertRejected(url);

            openConnections(url);

            assertRejected(url);
        }
    }

    @Test
    void transactionModeWithASingleConnectionIsRejected() throws Exception {
        try (PgBouncer pgBouncer = PgBouncer.start(folder, "transaction", "default_pool_size = 1")) {
            assertRejected(pgBouncer.url());
        }
    }

    @Test
    void statementModeIsRejected() throws Exception {
        try (PgBouncer pgBouncer = PgBouncer.start(folder, "statement")) {
            StoreException rejected = assertThrows(StoreException.class, () -> SchemaCheck.of(pgBouncer.url()));

            assertTrue(rejected.messageChain().contains("statement pooling mode"), rejected::messageChain);
        }
    }

    @Test
    void sessionModeIsServed() throws Exception {
        try (PgBouncer pgBouncer = PgBouncer.start(folder, "session")) {
            String url = pgBouncer.url();
            assertTrue(SchemaCheck.of(url).endsWith("can be brought up to date"));
            try (Database database = Database.open(url, Clock.systemUTC())) {
                assertInstanceOf(
                        AttachOutcome.Attached.class,
                        RegistryFixture.in(database).attach("+4930123456"));
                assertTrue(database.isReady());
            }
            assertEquals(List.of("mine"), ExistingAccounts.of(url).names());
        }
    }

    private static void assertRejected(String url) {
        Stream.<Executable>of(
                        () -> SchemaCheck.of(url),
                        () -> ExistingAccounts.of(url),
                        () -> Database.open(url, Clock.systemUTC()))
                .forEach(use -> {
                    RuntimeException rejected = assertThrows(DatabaseUrlException.class, use);
                    String message = String.valueOf(rejected.getMessage());
                    assertTrue(message.contains(url + " is a connection pooler in transaction mode"), message);
                });
    }

    /** Lets PgBouncer open several connections to the server, which are idle afterwards. */
    private static void openConnections(String url) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:" + url.replace(TestPostgresql.USER + "@", ""));
        source.setUser(TestPostgresql.USER);
        List<Connection> open = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = source.getConnection();
            open.add(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN");
                statement.execute("SELECT 1");
            }
        }
        for (Connection connection : open) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK");
            }
            connection.close();
        }
    }
}
