package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever keeps a program from starting is told in one line, with exit code 2. */
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

    private void refuses(List<String> command) throws IOException, InterruptedException {
        Ended ended = Ended.of(folder, Map.of(), command);
        assertAll(
                command.toString(),
                () -> assertEquals(2, ended.exit(), ended.errors()),
                () -> assertEquals(1, ended.errors().lines().count(), ended.errors()),
                () -> assertFalse(ended.errors().contains("\tat "), ended.errors()));
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String port(ServerSocket taken) {
        return String.valueOf(taken.getLocalPort());
    }
}
