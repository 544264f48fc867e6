package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.storage.transaction.ConnectionPool;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.JsonRows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDatabaseTest extends AbstractDatabaseTest {

    @TempDir
    private Path directory = Path.of("");

    @Override
    Database open() {
        return Database.open(url(), CLOCK);
    }

    @Override
    Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url());
    }

    @Test
    void usesWalModeAndRejectsADuplicateNumber() throws SQLException {
        openWithOneAttachment().close();

        assertEquals("wal", value("PRAGMA journal_mode"));
        assertThrows(
                SQLException.class,
                () -> value("INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)"
                        + " SELECT number, account_id, agent_id, 'twilio', status, 0 FROM attachment RETURNING 1"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void databaseFilesAreReadableByTheirOwnerOnly() throws Exception {
        try (Database database = openWithOneAttachment();
                Stream<Path> files = Files.list(directory)) {
            assertTrue(database.isReady());
            List<Path> all = files.toList();
            assertTrue(all.size() > 1, all.toString());
            for (Path file : all) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file::toString);
            }
        }
    }

    @Test
    void commitsAreSynchronous() {
        try (ConnectionPool pool = DatabaseConfiguration.of(url()).openPool()) {
            // 2 is FULL.
            assertEquals(List.of(2), pragma(pool, "synchronous"));
            assertEquals(List.of(1), pragma(pool, "foreign_keys"));
        }
    }

    private static List<Integer> pragma(ConnectionPool pool, String name) {
        return pool.read(jdbcSession -> jdbcSession.query("PRAGMA " + name, row -> row.getInt(1)));
    }

    @Test
    void databaseFileContainsNoCredential() throws Exception {
        try (Database database = open()) {
            database.withAccounts(accountSetup -> {
                Account account = accountSetup.create("mine", List.of()).orElseThrow();
                accountSetup.addCredential(account, "a-secret-credential", null);
                return account;
            });
        }
        Path file = directory.resolve("attach.db");
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(content.contains("mine"));
        assertFalse(content.contains("a-secret-credential"));
    }

    @Test
    void invalidUrlsAndFilesAreRejected() throws Exception {
        Path file =
                Files.writeString(directory.resolve("text.db"), "this is not a database, but a text of some length");

        assertThrows(DatabaseUrlException.class, () -> Database.open("mysql:x", CLOCK));
        for (String url : List.of("sqlite::memory:", "sqlite:file::memory:", "sqlite:a.db?synchronous=OFF")) {
            assertThrows(DatabaseUrlException.class, () -> Database.open(url, CLOCK), url);
        }
        assertThrows(StoreException.class, () -> Database.open("sqlite:" + file, CLOCK));
        assertThrows(StoreException.class, () -> Database.open("sqlite:" + directory.resolve("no/such/dir.db"), CLOCK));
    }

    @Test
    void isNotReadyWhileAnotherProcessHoldsTheLock() throws SQLException {
        try (Database database = openWithOneAttachment();
                Connection other = connection();
                Statement statement = other.createStatement()) {
            assertTrue(database.isReady());
            statement.execute("BEGIN IMMEDIATE");
            assertFalse(database.isReady());
            statement.execute("ROLLBACK");
        }
    }

    @Test
    void failedStatementContainsNoPhoneNumber() throws SQLException {
        openWithOneAttachment().close();
        try (Connection connection = connection();
                JdbcSession jdbcSession = new JdbcSession(connection, "json_each(?)")) {
            StoreException failure = assertThrows(
                    StoreException.class,
                    () -> jdbcSession.update(
                            "INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)"
                                    + " SELECT value ->> 0, account_id, agent_id, provider, status, 0"
                                    + " FROM attachment, " + jdbcSession.rowsFunction(),
                            JsonRows.of(List.of("+4930555111", "+4930555111"))));
            StringWriter logged = new StringWriter();
            failure.printStackTrace(new PrintWriter(logged));
            assertTrue(logged.toString().contains("UNIQUE constraint failed"), logged.toString());
            assertFalse(logged.toString().contains("4930555111"), logged.toString());
        }
    }

    private String url() {
        return "sqlite:" + directory.resolve("attach.db");
    }
}
