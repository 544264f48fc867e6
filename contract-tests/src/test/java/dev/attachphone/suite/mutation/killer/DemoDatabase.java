package dev.attachphone.suite.mutation.killer;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.storage.AccountSetup;
import dev.attachphone.server.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** A new SQLite database with the demo world. */
final class DemoDatabase {

    private DemoDatabase() {}

    static Database create() throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "mutation")), "db");
        Database database = Database.open("sqlite:" + folder.resolve("attach.db"), Clock.systemUTC());
        return database.withAccounts(accountSetup -> {
            DemoWorld.load().accounts().forEach(demo -> create(accountSetup, demo));
            return database;
        });
    }

    private static void create(AccountSetup accountSetup, DemoWorld.DemoAccount demo) {
        ChangeOrigin origin = ChangeOrigin.commandLine();
        Account account =
                accountSetup.create(demo.name(), demo.providers(), origin).orElseThrow();
        accountSetup.addCredential(account, demo.token(), null, origin);
        if (demo.expiredToken() != null) {
            accountSetup.addCredential(account, demo.expiredToken(), Instant.EPOCH, origin);
        }
        demo.agents().forEach(id -> accountSetup.addAgent(account, new Agent(id, id, null, null), origin));
    }
}
