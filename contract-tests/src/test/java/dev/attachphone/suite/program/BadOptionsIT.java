package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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

/** Whatever keeps a program from starting is told in one line, with exit code 2. */
@Tag("integration")
class BadOptionsIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void unknownOptionOfTheServerIsRefused() throws Exception {
        refuses(Program.command("server.jar", "serve", "--no-such-option"));
    }

    @Test
    void unknownOptionOfTheSandboxIsRefused() throws Exception {
        refuses(Program.command("sandbox.jar", "--no-such-option"));
    }

    @Test
    void unknownOptionOfTheSuiteIsRefused() throws Exception {
        refuses(Program.command("suite.jar", "--no-such-option"));
    }

    @Test
    void portThatIsNoneIsRefused() throws Exception {
        refuses(Program.command("server.jar", "serve", "--port", "http", "--database", Program.database(folder)));
        refuses(Program.command("sandbox.jar", "--port", "70000"));
    }

    @Test
    void takenPortIsToldByTheServer() throws Exception {
        try (ServerSocket taken = taken()) {
            refuses(Program.command(
                    "server.jar", "serve", "--port", port(taken), "--database", Program.database(folder)));
        }
    }

    @Test
    void takenPortIsToldByTheSandbox() throws Exception {
        try (ServerSocket taken = taken()) {
            refuses(Program.command("sandbox.jar", "--port", port(taken)));
        }
    }

    @Test
    void unwritableDatabaseIsToldByTheServer() throws Exception {
        String nowhere = "sqlite:" + folder.resolve("no/such/folder/attach.db");
        refuses(Program.command("server.jar", "serve", "--port", "0", "--database", nowhere));
    }

    @Test
    void databaseOfNobodyIsToldByTheServer() throws Exception {
        for (String database : List.of(
                "postgresql://postgres@nohost.invalid/attach",
                Postgresql.url("postgres", "nothing"),
                Postgresql.url(Postgresql.USER + ":wrong-secret", "postgres"),
                Postgresql.url(Postgresql.USER, "postgres"))) {
            refuses(Program.command("server.jar", "serve", "--port", "0", "--database", database));
        }
    }

    @Test
    void passwordOfTheDatabaseComesFromTheEnvironmentOrAFile() throws Exception {
        String url = Postgresql.url(Postgresql.USER, Postgresql.newDatabase());
        Path file = Files.writeString(folder.resolve("password"), Postgresql.PASSWORD + "\n");

        creates("one", url, Map.of("PGPASSWORD", Postgresql.PASSWORD));
        creates("two", url + "?passwordfile=" + file, Map.of());
    }

    private void creates(String account, String database, Map<String, String> environment) throws Exception {
        Ended ended = Ended.of(
                folder,
                environment,
                Program.command("server.jar", "account", "create", account, "--database", database));
        assertEquals("", ended.errors());
        assertEquals(0, ended.exit());
    }

    private void refuses(List<String> command) throws IOException, InterruptedException {
        Ended ended = Ended.of(folder, Map.of(), command);
        assertAll(
                command.toString(),
                () -> assertEquals(2, ended.exit(), ended.errors()),
                () -> assertEquals(1, ended.errors().lines().count(), ended.errors()),
                () -> assertFalse(ended.errors().contains("\tat "), ended.errors()),
                () -> assertFalse(ended.errors().contains("wrong-secret"), ended.errors()));
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String port(ServerSocket taken) {
        return String.valueOf(taken.getLocalPort());
    }
}
