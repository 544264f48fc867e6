package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.configuration.DatabaseUrlException;
import dev.attachphone.server.storage.transaction.ConnectionPool;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.JsonRows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
                Account account = accountSetup
                        .create("mine", List.of(), RegistryFixture.ORIGIN)
                        .orElseThrow();
                accountSetup.addCredential(account, "a-secret-credential", null, RegistryFixture.ORIGIN);
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
    void attachIntoARemovedFileIsNotAcknowledged() throws Exception {
        try (Database database = openWithOneAttachment()) {
            Account account = accountNamed(database, "mine");
            attach(database, account, "+16");

            Files.delete(directory.resolve("attach.db"));

            assertThrows(StoreException.class, () -> attach(database, account, "+17"));
            assertThrows(StoreException.class, () -> attach(database, account, "+16"));
            assertFalse(database.isReady());
            assertTrue(Files.notExists(directory.resolve("attach.db")));
        }
    }

    @Test
    void attachIntoAReplacedFileIsNotAcknowledged() throws Exception {
        try (Database database = openWithOneAttachment()) {
            Account account = accountNamed(database, "mine");
            Path copy = Files.copy(directory.resolve("attach.db"), directory.resolve("copy.db"));

            Files.move(copy, directory.resolve("attach.db"), StandardCopyOption.REPLACE_EXISTING);

            assertThrows(StoreException.class, () -> attach(database, account, "+17"));
            assertFalse(database.isReady());
        }
    }

    /** A connection to the new file would truncate the shared memory of the open ones, which ends the process. */
    @Test
    @Timeout(60)
    void aReplacedFileIsNotOpened() throws Exception {
        Path file = directory.resolve("attach.db");
        try (Database database = openWithOneAttachment()) {
            Account account = accountNamed(database, "mine");
            Path original = Files.createLink(directory.resolve("original.db"), file);
            Path replacement = directory.resolve("replacement.db");
            Database.open("sqlite:" + replacement, CLOCK).close();
            byte[] content = Files.readAllBytes(replacement);

            Files.move(replacement, file, StandardCopyOption.REPLACE_EXISTING);
            IntStream.range(0, 100)
                    .parallel()
                    .forEach(i -> assertThrows(StoreException.class, () -> attach(database, account, "+1" + i)));

            assertArrayEquals(content, Files.readAllBytes(file));
            Files.move(original, file, StandardCopyOption.REPLACE_EXISTING);
            while (!database.isReady()) {
                Thread.sleep(50);
            }
            assertInstanceOf(AttachOutcome.Attached.class, attach(database, account, "+17"));
        }
    }

    @Test
    void attachesContinueWhenAFullDiskHasSpaceAgain() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0,
                "A small disk cannot be mounted; this needs root");
        try {
            Path other = Files.write(disk.resolve("other"), new byte[400_000]);
            try (Database database = Database.open("sqlite:" + disk.resolve("attach.db"), CLOCK)) {
                Account account =
                        new Account(RegistryFixture.in(database).account().id());
                int attached = 0;
                try {
                    while (true) {
                        attach(database, account, "+2" + attached);
                        attached++;
                    }
                } catch (StoreException e) {
                    assertTrue(e.messageChain().contains("[SQLITE_FULL]"), e.messageChain());
                }
                String failing = "+2" + attached;
                for (int i = 0; i < 20; i++) {
                    assertThrows(StoreException.class, () -> attach(database, account, failing));
                }

                Files.delete(other);

                for (int i = 0; i <= attached; i++) {
                    assertInstanceOf(AttachOutcome.Attached.class, attach(database, account, "+2" + i));
                }
                assertTrue(database.isReady());
            }
        } finally {
            run("umount", disk.toString());
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).start().waitFor();
    }

    private static AttachOutcome attach(Database database, Account account, String number) {
        return new AttachPhoneNumbers(database.attachments(), CLOCK)
                .attach(account, new AttachCommand("a", "san", List.of(number)), RegistryFixture.ORIGIN);
    }

    @Test
    void failedStatementContainsNoPhoneNumber() throws SQLException {
        openWithOneAttachment().close();
        try (Connection connection = connection();
                JdbcSession jdbcSession = new JdbcSession(
                        connection, DatabaseConfiguration.of(url()).dialect())) {
            StoreException failure = assertThrows(
                    StoreException.class,
                    () -> jdbcSession.update(
                            "INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)"
                                    + " SELECT value ->> 0, account_id, agent_id, provider, status, 0"
                                    + " FROM attachment, "
                                    + jdbcSession.dialect().rows(),
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
