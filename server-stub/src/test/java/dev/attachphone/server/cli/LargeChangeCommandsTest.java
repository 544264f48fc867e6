package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.registry.AuditTrail.ActorFilter;
import dev.attachphone.server.registry.AuditTrail.AuditEvent;
import dev.attachphone.server.registry.AuditTrail.AuditEventType;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.TestPostgresql;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code account erase}, {@code history prune} and {@code database copy}. */
@Tag("integration")
final class LargeChangeCommandsTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void anAccountIsErasedByItsNameOrId() {
        CommandResult.run("account", "create", "acme", "--provider", "san", "--database", url())
                .assertSucceeded();

        String dryRun = erase("acme", "--dry-run").assertSucceeded();
        assertTrue(dryRun.matches("Would erase account [-0-9a-f]{36}: 0 numbers, 0 agents, 0 events.*\\R"), dryRun);
        String erased = erase("acme").assertSucceeded();
        assertEquals(dryRun.replace("Would erase", "Erased"), erased);

        erase("acme").assertRefused("no account has the id or the name 'acme'");
        String id = erased.split("[ :]", -1)[2];
        erase(id).assertSucceeded();
        erase("").assertRefused("no account has the id or the name ''");
        assertTrue(CommandResult.run("account", "list", "--database", url())
                .assertSucceeded()
                .startsWith(id + "  erased-" + id));
    }

    @Test
    void aDeletedAccountIsErasedByItsId() {
        CommandResult.run("account", "create", "acme", "--database", url()).assertSucceeded();
        String id = erase("acme", "--dry-run").assertSucceeded().split("[ :]", -1)[3];
        CommandResult.run("account", "delete", "acme", "--database", url()).assertSucceeded();

        erase("acme").assertRefused("no account has the id or the name 'acme'");
        assertTrue(erase(id).assertSucceeded().endsWith(", 4 other events.\n"));

        try (Database database = Database.open(url(), Clock.systemUTC())) {
            assertEquals(
                    List.of(AuditEventType.ACCOUNT_ERASED.name()),
                    database.registries().audit().list(id, ActorFilter.ALL, Long.MAX_VALUE, 10).stream()
                            .map(AuditEvent::type)
                            .toList());
        }
    }

    @Test
    void anAgeInDaysIsNeededToPruneTheHistory() {
        prune("1d").assertRefused("has no account");
        CommandResult.run("account", "create", "acme", "--database", url()).assertSucceeded();

        prune("400").assertRefused("'400' is not a number of days such as 400d");
        prune("0d").assertRefused("'0d'");
        assertTrue(prune("1d").assertSucceeded().startsWith("Removed 0 events before "));
        assertTrue(prune("1d", "--dry-run").assertSucceeded().startsWith("Would remove 0 events before "));
    }

    @Test
    void databasesThatCannotBeCopiedAreReported() {
        String target = "postgresql://nobody@127.0.0.1:1/none";
        copy(url(), target).assertRefused("does not exist");
        copy(target, url()).assertRefused("from sqlite: to postgresql: only");
        try (Database served = Database.open(url(), Clock.systemUTC())) {
            copy(served.url(), target).assertRefused("is in use; stop its server first");
        }
    }

    @Test
    @Tag("database")
    void theNumberOfRowsIsPrintedForEachTable() {
        CommandResult.run("account", "create", "acme", "--database", url()).assertSucceeded();

        String copied = copy(url(), TestPostgresql.emptyDatabase()).assertSucceeded();

        assertTrue(copied.lines().toList().contains("account  1"), copied);
        assertTrue(copied.lines().toList().contains("attachment_history  0"), copied);
    }

    private CommandResult erase(String account, String... options) {
        return run(new String[] {"account", "erase", account, "--database", url()}, options);
    }

    private CommandResult prune(String age, String... options) {
        return run(new String[] {"history", "prune", "--older-than", age, "--database", url()}, options);
    }

    private static CommandResult copy(String from, String to) {
        return CommandResult.run("database", "copy", "--from", from, "--to", to);
    }

    private static CommandResult run(String[] arguments, String... options) {
        String[] all = Arrays.copyOf(arguments, arguments.length + options.length);
        System.arraycopy(options, 0, all, arguments.length, options.length);
        return CommandResult.run(all);
    }

    private String url() {
        return "sqlite:" + directory.resolve("attach.db");
    }
}
