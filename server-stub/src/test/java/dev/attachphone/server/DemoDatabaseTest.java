package dev.attachphone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.registry.CredentialEntry;
import dev.attachphone.server.registry.Registry;
import dev.attachphone.server.storage.Accounts;
import dev.attachphone.server.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo world, whose credentials everybody knows, and real accounts are never served together. */
// What is served by mistake would be served for ever.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class DemoDatabaseTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theDemoWorldIsCreatedOnce() {
        try (Database database = Database.open(url(), Clock.systemUTC())) {
            new DemoAccounts(DemoWorld.load()).createIn(database);
            new DemoAccounts(DemoWorld.load()).createIn(database);

            assertEquals(List.of("demo", "other"), database.withAccounts(Accounts::names));
        }
    }

    @Test
    void theDemoWorldStaysOutOfADatabaseWithAccountsOfItsOwn() {
        Ran.of("account", "create", "me", "--database", url()).printed();

        Ran.of("serve", "--demo", "--port", "0", "--database", url()).assertRefused("'me'");
    }

    @Test
    void anAccountIsNotOfTheDemoWorldByItsName() {
        Ran.of("account", "create", "demo", "--database", url()).printed();

        Ran.of("serve", "--demo", "--port", "0", "--database", url()).assertRefused("'demo'");
        Ran.of("account", "create", "me", "--database", url()).printed();
    }

    @Test
    void realAccountsStayOutOfADatabaseOfTheDemoWorld() {
        createDemoWorld();

        Ran.of("account", "create", "me", "--database", url()).assertRefused("--demo");
        Ran.of("serve", "--port", "0", "--database", url()).assertRefused("--demo");
    }

    @Test
    void whatOperationsAddToADemoWorldBelongsToIt() {
        createDemoWorld();
        try (Database database = Database.open(url(), Clock.systemUTC())) {
            database.registry().accounts().create("me", Map.of());
        }

        String checked =
                Ran.of("serve", "--check", "--demo", "--database", url()).printed();

        assertTrue(checked.contains("is up to date"), checked);
        Ran.of("serve", "--port", "0", "--database", url()).assertRefused("--demo");
    }

    @Test
    void theDemoWorldIsOneUntilTheLastOfItsCredentialsIsRevoked() {
        createDemoWorld();
        try (Database database = Database.open(url(), Clock.systemUTC())) {
            Registry registry = database.registry();
            List<String> ofDemo = credentials(registry, "demo");
            registry.credentials()
                    .revoke(
                            id(registry, "other"),
                            credentials(registry, "other").get(0));
            ofDemo.subList(1, ofDemo.size())
                    .forEach(credential -> registry.credentials().revoke(id(registry, "demo"), credential));
            Ran.of("serve", "--check", "--database", url()).assertRefused("--demo");

            registry.credentials().revoke(id(registry, "demo"), ofDemo.get(0));
        }

        Ran.of("serve", "--check", "--database", url()).printed();
        Ran.of("serve", "--check", "--demo", "--database", url()).assertRefused("'demo'");
    }

    private static List<String> credentials(Registry registry, String account) {
        return registry.credentials().list(id(registry, account), "", 10).stream()
                .filter(credential -> credential.expiresAt() == null)
                .map(CredentialEntry::id)
                .toList();
    }

    private static String id(Registry registry, String account) {
        return registry.accounts().findByName(account).orElseThrow().id();
    }

    private void createDemoWorld() {
        try (Database database = Database.open(url(), Clock.systemUTC())) {
            new DemoAccounts(DemoWorld.load()).createIn(database);
        }
    }

    private String url() {
        return "sqlite:" + directory.resolve("attach.db");
    }
}
