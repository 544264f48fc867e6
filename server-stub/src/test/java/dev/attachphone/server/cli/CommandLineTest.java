package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.CredentialStore.ValidCredential;
import dev.attachphone.server.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandLineTest {

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
        "serve --check --rate-limit-numbers -1, --rate-limit-numbers -1 is out of range; use a number from 0 to 1000000",
        "serve --check --rate-limit-numbers 1000001, --rate-limit-numbers 1000001",
        "serve --check --auth-failure-limit -1, --auth-failure-limit -1 is out of range; use a number from 0 to 1000000",
        "serve --check --auth-failure-limit 1000001, --auth-failure-limit 1000001",
        "serve --check --trusted-proxies 10.0.0.0/33, --trusted-proxies 10.0.0.0/33 is not an IP address",
        "serve --check --trusted-proxies localhost, --trusted-proxies localhost is not an IP address",
        "serve --check --trusted-proxies 10.0.0.1 --trusted-proxies 10.0.0.0/x, --trusted-proxies 10.0.0.0/x",
        "'serve --check --trusted-proxies 10.0.0.1,10.0.0.256', --trusted-proxies 10.0.0.256 is not an IP address",
        "serve --log-format xml, --log-format",
        "serve --check --max-body 1, --max-body 1",
        "serve --check --database sqlite:/no/such/directory/attach.db, --database sqlite:/no/such/directory/attach.db",
        "serve --check --database postgresql://me@127.0.0.1:1/attach, --database postgresql://me@127.0.0.1:1/attach",
        "serve --drain -1, --drain -1",
        "serve --database-wait 3601, --database-wait 3601 is out of range; use a number from 0 to 3600",
        "serve --stop-timeout 0, --stop-timeout 0",
        "serve --tls-certificate /no/such/file, needs --tls-key",
        "serve --tls-key /no/such/file, needs --tls-certificate",
        "serve --tls-certificate /no/such/file --tls-key /no/such/key, --tls-certificate /no/such/file",
        "serve --hsts -1, --hsts -1",
        "serve --hsts 60, --hsts 60 needs --tls-certificate",
        "serve --cors-origin https://app.example/page, --cors-origin https://app.example/page is not an origin",
        "serve --cors-origin https://app.example:443, --cors-origin https://app.example:443 is not an origin",
        "serve --cors-origin *, --cors-origin * is not an origin",
        "'serve --cors-origin https://a.example,HTTPS://B.example', --cors-origin HTTPS://B.example is not an origin",
        "serve --host nohost.invalid, nohost.invalid",
        "serve --check --host nohost.invalid, --host nohost.invalid",
        "serve --check --operations-host nohost.invalid, --operations-host nohost.invalid",
        "serve --check --operations-port 70000, --operations-port 70000",
        "serve --database mysql:x, mysql:x",
        "serve --database-wait 0 --database postgresql://me@nohost.invalid/attach, nohost.invalid",
        "serve --database-wait 0 --database postgresql://me@127.0.0.1:1/attach, 127.0.0.1:1",
        "serve --database postgresql://me@127.0.0.1/attach?colour=blue, 'colour'",
        "serve --database postgresql://me@127.0.0.1/attach?passwordfile=/no/such/file, /no/such/file",
        "serve --database postgresql://me@127.0.0.1:99999/attach, port 99999",
        "serve --database postgresql://me@127.0.0.1:0/attach, port 0",
        "serve --database postgresql://me@127.0.0.1:99999999999/attach, postgresql://me@127.0.0.1:99999999999/attach",
        "serve --database postgresql://127.0.0.1/attach, postgresql://127.0.0.1/attach",
        "serve --database sqlite:/no/such/directory/attach.db, /no/such/directory",
        "account create me --provider Twilio, Twilio",
        "nonsense, nonsense"
    })
    void rejectsAnInvalidValueInOneLineThatNamesIt(String arguments, String expected) {
        CommandResult.run(arguments.split(" ")).assertRefused(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "--database, sqlite:a\0b, does not name a file",
        "--database, postgresql://me@127.0.0.1/attach?passwordfile=a%00b, passwordfile",
        "--database, postgresql://me@127.0.0.1:1/attach?sslmode=verify-full&sslrootcert=a%00b, 127.0.0.1:1",
        "--database, postgresql://me@127.0.0.1:1/attach?sslmode=sometimes, sometimes",
        "--tls-certificate, a\0b, --tls-certificate",
        "--tls-key, a\0b, --tls-key",
        "--operator-token-file, a\0b, --operator-token-file",
        "--host, a\0b, --host",
        "--host, [::1, --host"
    })
    void rejectsAValueThatTheJavaLibraryRejects(String option, String value, String expected) {
        CommandResult.run("serve", "--check", option, value).assertRefused(expected);
    }

    @Test
    void createsAnAccountWithAValidCredential() {
        String printed = CommandResult.run("account", "create", "me", "--provider", "san", "--database", url())
                .assertSucceeded();

        String credential = printed.lines().reduce((first, last) -> last).orElseThrow();
        try (Database database = Database.open(url(), Clock.systemUTC())) {
            Optional<Account> account = database.credentials()
                    .find(credential, Clock.systemUTC().instant())
                    .map(ValidCredential::account);
            assertEquals(database.registries().accounts().findByName("me").map(me -> new Account(me.id())), account);
        }
    }

    @Test
    void rejectsAnAccountNameThatExists() {
        CommandResult.run("account", "create", "me", "--database", url()).assertSucceeded();

        CommandResult.run("account", "create", "me", "--database", url()).assertRefused("'me'");
    }

    @Test
    void rejectsABlankAccountName() {
        CommandResult.run("account", "create", " ", "--database", url()).assertRefused("NAME");
    }

    @Test
    void acceptsARepeatedProvider() {
        CommandResult.run("account", "create", "me", "--provider", "san", "--provider", "san", "--database", url())
                .assertSucceeded();
    }

    @Test
    void helpListsOptionsVariablesAndTheDemoToken() {
        String help = CommandResult.run("serve", "--help").assertSucceeded();
        for (String word : List.of("--host", "--port", "--demo", "--database", "ATTACH_PORT", "YOUR_AUTH_TOKEN")) {
            assertTrue(help.contains(word), word);
        }
    }

    private String url() {
        return "sqlite:" + directory.resolve("attach.db");
    }
}
