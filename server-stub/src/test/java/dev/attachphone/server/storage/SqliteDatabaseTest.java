package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDatabaseTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void promisesPowerLossAndOneNumberOnce() throws SQLException {
        openWithOneAttachment().close();

        assertEquals(List.of("wal"), rows("PRAGMA journal_mode"));
        assertThrows(
                SQLException.class,
                () -> update("INSERT INTO attachment SELECT number, account_id, agent_id, 'twilio', status, 0"
                        + " FROM attachment"));
    }

    @Test
    void commitsWithTheFullPromiseOfDurability() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource(Sqlite.configuration(url()));
                Connection connection = pool.getConnection();
                Statements statements = new Statements(connection)) {
            // 2 is FULL
            assertEquals(List.of(2), statements.query("PRAGMA synchronous", row -> row.getInt(1)));
            assertEquals(List.of(1), statements.query("PRAGMA foreign_keys", row -> row.getInt(1)));
        }
    }

    @Test
    void keepsAHistoryThatCanOnlyGrow() throws SQLException {
        openWithOneAttachment().close();

        assertEquals(
                List.of("ATTACHED +15 a san"),
                rows("SELECT event || ' ' || number || ' ' || agent_id || ' ' || provider"
                        + " FROM attachment_history"));
        assertThrows(SQLException.class, () -> update("DELETE FROM attachment_history"));
        assertThrows(SQLException.class, () -> update("UPDATE attachment_history SET number = '+16'"));
    }

    @Test
    void keepsOnlyADigestOfACredential() throws Exception {
        try (Database database = Database.open(url(), CLOCK)) {
            Account account = database.withAccounts(accounts -> accounts.create("mine", List.of()));
            addCredential(database, account, "a-secret-credential", null);
        }
        Path file = directory.resolve("attach.db");
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(content.contains("mine"));
        assertFalse(content.contains("a-secret-credential"));
    }

    @Test
    void knowsACredentialUntilItExpires() {
        try (Database database = Database.open(url(), CLOCK)) {
            Account account = database.withAccounts(accounts -> accounts.create("mine", List.of()));
            Instant end = Instant.parse("2026-01-24T10:30:19Z");
            addCredential(database, account, "secret", end);

            assertEquals(Optional.of(account), database.credentials().findAccount("secret", end.minusMillis(1)));
            assertEquals(Optional.empty(), database.credentials().findAccount("secret", end));
            assertEquals(Optional.empty(), database.credentials().findAccount("Secret", end.minusMillis(1)));
        }
    }

    @Test
    void refusesWhatIsNoDatabase() throws Exception {
        Path file =
                Files.writeString(directory.resolve("text.db"), "this is not a database, but a text of some length");

        assertThrows(IllegalArgumentException.class, () -> Database.open("mysql:x", CLOCK));
        for (String url : List.of("sqlite::memory:", "sqlite:file::memory:", "sqlite:a.db?synchronous=OFF")) {
            assertThrows(IllegalArgumentException.class, () -> Database.open(url, CLOCK), url);
        }
        assertThrows(StoreException.class, () -> Database.open("sqlite:" + file, CLOCK));
        assertThrows(StoreException.class, () -> Database.open("sqlite:" + directory.resolve("no/such/dir.db"), CLOCK));
    }

    @Test
    void oneFailureInAGroupFailsNobodyElse() {
        try (Database database = openWithOneAttachment()) {
            Account other = database.withAccounts(accounts -> accounts.create("other", List.of()));
            List<String> results = new ArrayList<>();

            assertThrows(
                    StoreException.class, () -> database.withAccounts(accounts -> accounts.create("other", List.of())));
            results.addAll(database.withAccounts(Accounts::names));

            assertEquals(List.of("mine", "other"), results);
            assertTrue(database.isReady());
            assertEquals(Optional.of(other), database.withAccounts(accounts -> accounts.find("other")));
        }
    }

    private static void addCredential(
            Database database, Account account, String credential, @Nullable Instant expiresAt) {
        database.withAccounts(accounts -> {
            accounts.addCredential(account, credential, expiresAt);
            return account;
        });
    }

    @Test
    void isNotReadyWhileAnotherProcessKeepsItLocked() throws SQLException {
        try (Database database = openWithOneAttachment();
                Connection other = DriverManager.getConnection("jdbc:" + url());
                Statement statement = other.createStatement()) {
            assertTrue(database.isReady());
            statement.execute("BEGIN IMMEDIATE");
            assertFalse(database.isReady());
            statement.execute("ROLLBACK");
        }
    }

    @Test
    void setsAnAccountUpAsAWholeOrNotAtAll() {
        try (Database database = Database.open(url(), CLOCK)) {
            assertThrows(
                    StoreException.class,
                    () -> database.withAccounts(accounts -> {
                        Account account = accounts.create("mine", List.of("san"));
                        accounts.addCredential(account, "secret", null);
                        accounts.addCredential(account, "secret", null);
                        return account;
                    }));
            assertEquals(List.of(), database.withAccounts(Accounts::names));
        }
    }

    @Test
    void aFailedBatchQuotesNoNumber() throws SQLException {
        openWithOneAttachment().close();
        try (HikariDataSource pool = new HikariDataSource(Sqlite.configuration(url()));
                Connection connection = pool.getConnection();
                Statements statements = new Statements(connection)) {
            StoreException failure = assertThrows(
                    StoreException.class,
                    () -> statements.updateAll(
                            "INSERT INTO attachment SELECT ?, account_id, agent_id, provider, status, 0 FROM attachment",
                            List.of("+4930555111", "+4930555111"),
                            number -> List.of(number)));
            StringWriter logged = new StringWriter();
            failure.printStackTrace(new PrintWriter(logged));
            assertFalse(logged.toString().contains("4930555111"), logged.toString());
        }
    }

    private Database openWithOneAttachment() {
        Database database = Database.open(url(), CLOCK);
        Account account = database.withAccounts(accounts -> accounts.create("mine", List.of("san")));
        database.agents().insert(account, new Agent("a", "a", null, null));
        new AttachPhoneNumbers(database.attachments(), CLOCK)
                .attach(account, new AttachCommand("a", "san", List.of("+15")));
        return database;
    }

    private String url() {
        return "sqlite:" + directory.resolve("attach.db");
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
