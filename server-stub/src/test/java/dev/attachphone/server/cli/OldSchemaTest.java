package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.storage.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Accounts are found in a database with the first schema before it is migrated. */
// The timeout ends a server that is started by mistake.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class OldSchemaTest {

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void createTheFirstSchema() {
        Flyway.configure()
                .dataSource("jdbc:" + url(), null, null)
                .locations("classpath:db/sqlite")
                .target("1")
                .load()
                .migrate();
    }

    @Test
    void aDemoDatabaseNeedsDemoModeAndIsNotChanged() throws Exception {
        insertAccount("demo", DemoWorld.load().accounts().get(0).token());
        byte[] before = Files.readAllBytes(file());

        serve("--check").assertRefused("--demo");
        serve().assertRefused("--demo");
        CommandResult.run("account", "create", "me", "--database", url()).assertRefused("--demo");
        assertTrue(serve("--check", "--demo").assertSucceeded().contains("can be brought up to date"));

        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void realAccountsRejectDemoModeAndAreNotChanged() throws Exception {
        insertAccount("me", "a-credential-of-mine");
        byte[] before = Files.readAllBytes(file());

        serve("--check", "--demo").assertRefused("'me'");
        serve("--demo").assertRefused("'me'");
        assertTrue(serve("--check").assertSucceeded().contains("can be brought up to date"));

        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void anEmptyDatabaseAcceptsDemoMode() {
        assertTrue(serve("--check", "--demo").assertSucceeded().contains("can be brought up to date"));
    }

    @Test
    void checkingACurrentDatabaseKeepsItsJournalMode() throws Exception {
        Database.open(url(), Clock.systemUTC()).close();
        execute("PRAGMA journal_mode = DELETE");

        assertTrue(serve("--check").assertSucceeded().contains("is up to date"));

        assertEquals("delete", execute("PRAGMA journal_mode"));
    }

    private CommandResult serve(String... options) {
        String[] arguments = {"serve", "--port", "0", "--database", url()};
        return CommandResult.run(
                Stream.of(arguments, options).flatMap(Stream::of).toArray(String[]::new));
    }

    private void insertAccount(String name, String credential) throws Exception {
        execute("INSERT INTO account (id, name, created_at) VALUES ('1', '" + name + "', 0)");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8));
        try (Connection connection = DriverManager.getConnection("jdbc:" + url());
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO credential (sha256, account_id, created_at) VALUES (?, '1', 0)")) {
            insert.setString(1, HexFormat.of().formatHex(digest));
            insert.executeUpdate();
        }
    }

    private String execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url());
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? statement.getResultSet().getString(1) : "";
        }
    }

    private Path file() {
        return directory.resolve("attach.db");
    }

    private String url() {
        return "sqlite:" + file();
    }
}
