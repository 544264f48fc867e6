package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.CredentialRegistry.CredentialEntry;
import dev.attachphone.server.registry.Registries;
import dev.attachphone.server.storage.AccountSetup;
import dev.attachphone.server.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo world and real accounts are never served together. */
// The timeout ends a server that is started by mistake.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class DemoAccountsTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theDemoWorldIsCreatedOnce() {
        try (Database database = Database.open(url(), Clock.systemUTC())) {
            new DemoAccounts(DemoWorld.load()).createIn(database);
            new DemoAccounts(DemoWorld.load()).createIn(database);

            assertEquals(List.of("demo", "other"), database.withAccounts(AccountSetup::names));
        }
    }

    @Test
    void demoModeRejectsADatabaseWithRealAccounts() {
        CommandResult.run("account", "create", "me", "--database", url()).assertSucceeded();

        CommandResult.run("serve", "--demo", "--port", "0", "--database", url()).assertRefused("'me'");
    }

    @Test
    void anAccountNamedLikeADemoAccountIsARealAccount() {
        CommandResult.run("account", "create", "demo", "--database", url()).assertSucceeded();

        CommandResult.run("serve", "--demo", "--port", "0", "--database", url()).assertRefused("'demo'");
        CommandResult.run("account", "create", "me", "--database", url()).assertSucceeded();
    }

    @Test
    void aDemoDatabaseRejectsRealAccountsAndNormalMode() {
        createDemoWorld();

        CommandResult.run("account", "create", "me", "--database", url()).assertRefused("--demo");
        CommandResult.run("serve", "--port", "0", "--database", url()).assertRefused("--demo");
    }

    @Test
    void accountsAddedToADemoDatabaseBelongToTheDemoWorld() {
        createDemoWorld();
        try (Database database = Database.open(url(), Clock.systemUTC())) {
            database.registries().accounts().create("me", Map.of(), ChangeOrigin.commandLine());
        }

        String checked = CommandResult.run("serve", "--check", "--demo", "--database", url())
                .assertSucceeded();

        assertTrue(checked.contains("is up to date"), checked);
        CommandResult.run("serve", "--port", "0", "--database", url()).assertRefused("--demo");
    }

    @Test
    void aDatabaseIsADemoDatabaseUntilTheLastDemoCredentialIsRevoked() {
        createDemoWorld();
        try (Database database = Database.open(url(), Clock.systemUTC())) {
            Registries registries = database.registries();
            List<String> ofDemo = credentials(registries, "demo");
            registries
                    .credentials()
                    .revoke(
                            id(registries, "other"),
                            credentials(registries, "other").get(0),
                            ChangeOrigin.commandLine());
            ofDemo.subList(1, ofDemo.size())
                    .forEach(credential -> registries
                            .credentials()
                            .revoke(id(registries, "demo"), credential, ChangeOrigin.commandLine()));
            CommandResult.run("serve", "--check", "--database", url()).assertRefused("--demo");

            registries.credentials().revoke(id(registries, "demo"), ofDemo.get(0), ChangeOrigin.commandLine());
        }

        CommandResult.run("serve", "--check", "--database", url()).assertSucceeded();
        CommandResult.run("serve", "--check", "--demo", "--database", url()).assertRefused("'demo'");
    }

    private static List<String> credentials(Registries registries, String account) {
        return registries.credentials().list(id(registries, account), "", 10).stream()
                .filter(credential -> credential.expiresAt() == null)
                .map(CredentialEntry::id)
                .toList();
    }

    private static String id(Registries registries, String account) {
        return registries.accounts().findByName(account).orElseThrow().id();
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
