package dev.attachphone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.storage.Accounts;
import dev.attachphone.server.storage.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "serve --colour blue, --colour",
        "serve --port many, many",
        "serve --port 70000, --port 70000",
        "serve --max-body 12, --max-body 12",
        "serve --max-body much, --max-body",
        "serve --max-header 12, --max-header 12",
        "serve --idle-timeout 0, --idle-timeout 0",
        "serve --request-timeout -1, --request-timeout -1",
        "serve --max-connections 0, --max-connections 0",
        "serve --max-requests 0, --max-requests 0",
        "serve --max-queue 0, --max-queue 0",
        "serve --rate-limit -1, --rate-limit -1",
        "serve --rate-burst 0, --rate-burst 0",
        "serve --log-format xml, --log-format",
        "serve --check --max-body 1, --max-body 1",
        "serve --check --database sqlite:/no/such/directory/attach.db, --database sqlite:/no/such/directory/attach.db",
        "serve --check --database postgresql://me@127.0.0.1:1/attach, --database postgresql://me@127.0.0.1:1/attach",
        "serve --drain -1, --drain -1",
        "serve --stop-timeout 0, --stop-timeout 0",
        "serve --tls-certificate /no/such/file, needs --tls-key",
        "serve --tls-key /no/such/file, needs --tls-certificate",
        "serve --tls-certificate /no/such/file --tls-key /no/such/key, --tls-certificate /no/such/file",
        "serve --host nohost.invalid --database sqlite:target/unused.db, nohost.invalid",
        "serve --database mysql:x, mysql:x",
        "serve --database postgresql://me@nohost.invalid/attach, nohost.invalid",
        "serve --database postgresql://me@127.0.0.1:1/attach, 127.0.0.1:1",
        "serve --database postgresql://me@127.0.0.1/attach?colour=blue, 'colour'",
        "serve --database postgresql://me@127.0.0.1/attach?passwordfile=/no/such/file, /no/such/file",
        "serve --database postgresql://127.0.0.1/attach, postgresql://127.0.0.1/attach",
        "serve --database sqlite:/no/such/directory/attach.db, /no/such/directory",
        "account create me --provider Twilio, Twilio",
        "nonsense, nonsense"
    })
    void refusesInOneLineThatNamesTheValue(String arguments, String named) {
        assertEquals(2, run(arguments.split(" ")));

        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains(named), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void createsAnAccountWhoseCredentialCounts() {
        assertEquals(0, run("account", "create", "me", "--provider", "san", "--database", url()));

        String credential = out.toString().lines().reduce((first, last) -> last).orElseThrow();
        try (Database database = Database.open(url(), Clock.systemUTC())) {
            Optional<Account> account = database.credentials()
                    .findAccount(credential, Clock.systemUTC().instant());
            assertEquals(database.withAccounts(accounts -> accounts.find("me")), account);
        }
    }

    @Test
    void createsNoSecondAccountOfAName() {
        run("account", "create", "me", "--database", url());

        assertEquals(2, run("account", "create", "me", "--database", url()));
        assertTrue(err.toString().contains("'me'"), err.toString());
    }

    @Test
    void keepsTheDemoWorldOutOfADatabaseWithAccountsOfItsOwn() {
        run("account", "create", "me", "--database", url());

        assertEquals(2, run("serve", "--demo", "--port", "0", "--database", url()));
        assertTrue(err.toString().contains("'me'"), err.toString());
    }

    @Test
    void keepsRealAccountsOutOfADatabaseOfTheDemoWorld() {
        try (Database database = Database.open(url(), Clock.systemUTC())) {
            new DemoAccounts(database, DemoWorld.load()).create();
        }

        assertEquals(2, run("account", "create", "me", "--database", url()));
        assertEquals(2, run("serve", "--port", "0", "--database", url()));
        assertTrue(err.toString().lines().allMatch(line -> line.contains("--demo")), err.toString());
    }

    @Test
    void createsNoAccountWithoutAName() {
        assertEquals(2, run("account", "create", " ", "--database", url()));
    }

    @Test
    void takesAProviderThatIsGivenTwiceOnce() {
        assertEquals(0, run("account", "create", "me", "--provider", "san", "--provider", "san", "--database", url()));
    }

    @Test
    void createsTheDemoWorldOnce() {
        try (Database database = Database.open(url(), Clock.systemUTC())) {
            new DemoAccounts(database, DemoWorld.load()).create();
            new DemoAccounts(database, DemoWorld.load()).create();

            assertEquals(List.of("demo", "other"), database.withAccounts(Accounts::names));
        }
    }

    @Test
    void checksADatabaseWithoutChangingIt() {
        assertEquals(0, run("serve", "--check", "--database", url()));
        assertTrue(out.toString().contains("can be created"), out.toString());
        assertFalse(Files.exists(directory.resolve("attach.db")));

        Database.open(url(), Clock.systemUTC()).close();
        assertEquals(0, run("serve", "--check", "--database", url()));
        assertTrue(out.toString().contains("is up to date"), out.toString());
    }

    @Test
    void refusesToCheckWhatIsNoDatabaseOfOurs() throws Exception {
        Files.writeString(directory.resolve("attach.db"), "This is a text, and not a database at all.".repeat(100));

        assertEquals(2, run("serve", "--check", "--database", url()));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("--database " + url()), err.toString());
    }

    @Test
    void teachesItself() {
        assertEquals(0, run("serve", "--help"));
        for (String word : List.of("--host", "--port", "--demo", "--database", "ATTACH_PORT", "YOUR_AUTH_TOKEN")) {
            assertTrue(out.toString().contains(word), word);
        }
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private String url() {
        return "sqlite:" + directory.resolve("attach.db");
    }
}
