package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite's own jar, as QA runs it. */
@Tag("integration")
class SuiteResultsIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    @Tag("full")
    void allChecksHoldOnTheServer() throws Exception {
        try (PackagedProgram server = PackagedProgram.server(folder)) {
            ProcessResult processResult = suite("--url", server.url().toString(), "--cases", "200");
            assertEquals(0, processResult.exit(), processResult.output() + processResult.errors());
            assertTrue(processResult.output().contains("0 failed"), processResult.output());
        }
    }

    @Test
    @Tag("full")
    void allChecksHoldOnTheSandbox() throws Exception {
        try (PackagedProgram sandbox = PackagedProgram.sandbox(folder)) {
            ProcessResult processResult = suite("--url", sandbox.url().toString(), "--cases", "200");
            assertEquals(0, processResult.exit(), processResult.output() + processResult.errors());
            assertTrue(processResult.output().contains("0 failed"), processResult.output());
        }
    }

    @Test
    void brokenServerFails() throws Exception {
        HttpServer broken = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broken.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, -1);
            }
        });
        broken.start();
        try {
            String url = "http://127.0.0.1:" + broken.getAddress().getPort();
            assertEquals(1, suite("--url", url, "--only", "answers/").exit());
        } finally {
            broken.stop(0);
        }
    }

    @Test
    void unreachableUrlExitsWith2() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        couldNotRun(suite("--url", "http://127.0.0.1:" + free), "nothing answers at");
    }

    @Test
    void hangingTargetExitsWith2() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            couldNotRun(
                    suite("--timeout", "1", "--url", "http://127.0.0.1:" + silent.getLocalPort()), "no answer from");
        }
    }

    @Test
    void invalidCaseFileExitsWith2() throws Exception {
        Files.writeString(folder.resolve("own.yaml"), """
                operation: attachPhoneNumber
                cases:
                  - name: mine
                    source: 'page: Agent not found'
                    expect: agent-missing
                """);
        couldNotRun(
                suite("--case-files", folder.toString(), "--url", "http://127.0.0.1:1"),
                "own.yaml:5: field /cases/0/expect");
    }

    @Test
    void missingUrlExitsWith2() throws Exception {
        couldNotRun(suite(), "--url");
        couldNotRun(suite("--url", "ftp://127.0.0.1"), "ftp://127.0.0.1");
    }

    @Test
    void helpListsOptions() throws Exception {
        ProcessResult processResult = suite("--help");
        assertEquals(0, processResult.exit());
        assertTrue(processResult.output().contains("Exit codes"), processResult.output());
    }

    private ProcessResult suite(String... arguments) throws IOException, InterruptedException {
        return ProcessResult.of(folder, Map.of(), PackagedProgram.command("suite.jar", arguments));
    }

    private static void couldNotRun(ProcessResult processResult, String because) {
        assertAll(
                () -> assertEquals(2, processResult.exit(), processResult.errors()),
                () -> assertEquals(1, processResult.errors().lines().count(), processResult.errors()),
                () -> assertTrue(processResult.errors().contains(because), processResult.errors()));
    }
}
