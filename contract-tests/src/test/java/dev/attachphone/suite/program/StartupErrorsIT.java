package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import dev.attachphone.suite.program.process.SharedPostgresql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that cannot start prints one line and exits with code 2. */
@Tag("integration")
@Tag("full")
class StartupErrorsIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void unknownOptionOfTheServerIsRefused() throws Exception {
        refuses(PackagedProgram.command("server.jar", "serve", "--no-such-option"));
    }

    @Test
    void unknownOptionOfTheSandboxIsRefused() throws Exception {
        refuses(PackagedProgram.command("sandbox.jar", "--no-such-option"));
    }

    @Test
    void unknownOptionOfTheSuiteIsRefused() throws Exception {
        refuses(PackagedProgram.command("suite.jar", "--no-such-option"));
    }

    @Test
    void nonNumericPortIsRefused() throws Exception {
        refuses(PackagedProgram.command(
                "server.jar", "serve", "--port", "http", "--database", PackagedProgram.database(folder)));
        refuses(PackagedProgram.command("sandbox.jar", "--port", "70000"));
    }

    @Test
    void serverReportsPortInUse() throws Exception {
        try (ServerSocket taken = taken()) {
            refuses(PackagedProgram.command(
                    "server.jar", "serve", "--port", port(taken), "--database", PackagedProgram.database(folder)));
        }
    }

    @Test
    void sandboxReportsPortInUse() throws Exception {
        try (ServerSocket taken = taken()) {
            refuses(PackagedProgram.command("sandbox.jar", "--port", port(taken)));
        }
    }

    @Test
    void serverReportsUnwritableDatabase() throws Exception {
        String nowhere = "sqlite:" + folder.resolve("no/such/folder/attach.db");
        refuses(PackagedProgram.command("server.jar", "serve", "--port", "0", "--database", nowhere));
    }

    @Test
    void serverReportsUnusableDatabase() throws Exception {
        for (String database : List.of(
                "postgresql://postgres@nohost.invalid/attach",
                SharedPostgresql.url("postgres", "nothing"),
                SharedPostgresql.url(SharedPostgresql.USER + ":wrong-secret", "postgres"),
                SharedPostgresql.url(SharedPostgresql.USER, "postgres"))) {
            refuses(PackagedProgram.command(
                    "server.jar", "serve", "--port", "0", "--database-wait", "0", "--database", database));
        }
    }

    @Test
    void databasePasswordIsReadFromTheEnvironmentOrAFile() throws Exception {
        String url = SharedPostgresql.url(SharedPostgresql.USER, SharedPostgresql.newDatabase());
        Path file = Files.writeString(folder.resolve("password"), SharedPostgresql.PASSWORD + "\n");

        creates("one", url, Map.of("PGPASSWORD", SharedPostgresql.PASSWORD));
        creates("two", url + "?passwordfile=" + file, Map.of());
    }

    private void creates(String account, String database, Map<String, String> environment) throws Exception {
        ProcessResult processResult = ProcessResult.of(
                folder,
                environment,
                PackagedProgram.command("server.jar", "account", "create", account, "--database", database));
        assertEquals("", processResult.errors());
        assertEquals(0, processResult.exit());
    }

    private void refuses(List<String> command) throws IOException, InterruptedException {
        ProcessResult processResult = ProcessResult.of(folder, Map.of(), command);
        assertAll(
                command.toString(),
                () -> assertEquals(2, processResult.exit(), processResult.errors()),
                () -> assertEquals(1, processResult.errors().lines().count(), processResult.errors()),
                () -> assertFalse(processResult.errors().contains("\tat "), processResult.errors()),
                () -> assertFalse(processResult.errors().contains("wrong-secret"), processResult.errors()));
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String port(ServerSocket taken) {
        return String.valueOf(taken.getLocalPort());
    }
}
