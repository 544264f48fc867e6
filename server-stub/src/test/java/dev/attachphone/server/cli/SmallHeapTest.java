package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server with a heap that is smaller than what its clients send. */
// Ends a test that has failed by waiting; a successful one does not depend on it.
@Tag("integration")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SmallHeapTest {

    private static final String HEAP = "-Xmx64m";
    private static final int EXIT_ON_OUT_OF_MEMORY = 3;
    private static final int CONNECTIONS = 500;
    private static final int BODY_BYTES = 260_000;
    private static final int HEADER_BYTES = 1_000_000;

    @TempDir
    private Path folder = Path.of("");

    private final List<Process> started = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void moreLargeBodiesThanTheHeapHoldsAreRejected() throws Exception {
        Process server = serve(List.of());
        URI url = readUrl(server);

        sendToMany(
                url,
                "POST /api/agent/attach-phone-number HTTP/1.1\r\nHost: x\r\nToken: YOUR_AUTH_TOKEN\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + (BODY_BYTES + 1) + "\r\n\r\n"
                        + " ".repeat(BODY_BYTES));

        assertTrue(firstLine(url).startsWith("HTTP/1.1 200 "));
        String log = log();
        assertTrue(log.contains("The Java heap of 64 MiB holds 4 bodies of --max-body 262144"), log);
        assertTrue(log.contains("answer=overloaded-requests"), log);
        assertFalse(log.contains("OutOfMemoryError"), log);
        assertTrue(server.isAlive());
    }

    /** The packaging files set the option. */
    @Test
    void outOfMemoryErrorEndsTheProcess() throws Exception {
        Process server = serve(List.of("-XX:+ExitOnOutOfMemoryError"), "--max-header", "1048576");
        URI url = readUrl(server);

        sendToMany(url, "GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(HEADER_BYTES));

        assertEquals(EXIT_ON_OUT_OF_MEMORY, server.waitFor());
    }

    @Test
    void bodyThatTheHeapCannotHoldIsRejectedAtTheStart() throws Exception {
        Process server = serve(List.of(), "--max-body", "16777216");

        assertEquals(2, server.waitFor());
        assertEquals(
                "server-stub: --max-body 16777216 needs a Java heap of 1024 MiB, and it has 64 MiB;"
                        + " use --max-body 1048576 or less, or set a larger heap with -Xmx",
                log().strip());
    }

    private Process serve(List<String> javaOptions, String... options) throws IOException {
        List<String> command = ServerProcess.command(
                "serve", "--demo", "--port", "0", "--database", "sqlite:" + folder.resolve("attach.db"));
        // Other collectors report a slightly smaller heap.
        command.addAll(1, List.of(HEAP, "-XX:+UseG1GC"));
        command.addAll(1, javaOptions);
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("log.txt").toFile())
                .start();
        started.add(process);
        return process;
    }

    private static URI readUrl(Process server) throws IOException {
        return ServerProcess.readUrl(server.inputReader(StandardCharsets.UTF_8), "Serving at ");
    }

    /** Sends the same incomplete request on many connections, which stay open. */
    private void sendToMany(URI url, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < CONNECTIONS; i++) {
            try {
                Socket socket = new Socket(url.getHost(), url.getPort());
                sockets.add(socket);
                socket.getOutputStream().write(bytes);
            } catch (IOException e) {
                // The server has rejected the request and closed the connection, or has ended.
            }
        }
    }

    private static String firstLine(URI url) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log.txt"));
    }
}
