package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
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
import org.junit.jupiter.api.io.TempDir;

/** The serve command in a separate process that is terminated. */
@Tag("integration")
final class ServeCommandTest {

    private static final int SIGTERM = 143;
    private static final String BODY =
            "{\"agent_id\":\"agent_abc123xyz\",\"provider\":\"san\",\"numbers\":[\"+918062810341\"]}";

    @TempDir
    private Path folder = Path.of("");

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void finishesRequestsInProgressAndExitsWithTheCodeOfTheSignal() throws Exception {
        Process server = serve();
        URI url = readUrl(server);
        try (Socket attach = new Socket(url.getHost(), url.getPort())) {
            beginAttach(attach);

            server.destroy();
            awaitRefusal(url);
            attach.getOutputStream().write(BODY.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(attach.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
        assertEquals(SIGTERM, server.waitFor());
    }

    @Test
    void abortsRequestsAfterTheStopTimeout() throws Exception {
        Process server = serve("--stop-timeout", "1");
        URI url = readUrl(server);
        try (Socket attach = new Socket(url.getHost(), url.getPort())) {
            beginAttach(attach);

            server.destroy();
            assertEquals(SIGTERM, server.waitFor());
        }
    }

    @Test
    void everyLogLineIsJsonWithLogFormatJson() throws Exception {
        Process server = serve("--log-format", "json");
        URI url = readUrl(server);
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            beginAttach(socket);
            socket.getOutputStream().write(BODY.getBytes(StandardCharsets.US_ASCII));
            server.destroy();
            socket.getInputStream().readAllBytes();
        }
        server.waitFor();

        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("log.txt"))) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertTrue(lines.stream().anyMatch(line -> line.path("numbers").asText().equals("*0341")), lines.toString());
    }

    @Test
    void theCheckPrintsJsonWithLogFormatJson() throws Exception {
        Process check = serve("--check", "--log-format", "json");

        JsonNode report = new ObjectMapper().readTree(check.getInputStream());

        assertEquals(0, check.waitFor());
        assertTrue(report.path("database").asText().contains("can be created"), report.toString());
        assertTrue(report.at("/limits/max-requests").isInt(), report.toString());
    }

    // The request is in progress once the server has asked for the body.
    private static void beginAttach(Socket socket) throws IOException {
        socket.getOutputStream()
                .write(("POST /api/agent/attach-phone-number HTTP/1.1\r\nHost: x\r\nToken: YOUR_AUTH_TOKEN\r\n"
                                + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: "
                                + BODY.length() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        String go = "HTTP/1.1 100 Continue\r\n\r\n";
        assertEquals(go, new String(socket.getInputStream().readNBytes(go.length()), StandardCharsets.US_ASCII));
    }

    private Process serve(String... options) throws IOException {
        List<String> command = ServerProcess.command(
                "serve", "--demo", "--port", "0", "--database", "sqlite:" + folder.resolve("attach.db"));
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

    private static void awaitRefusal(URI url) throws IOException {
        try {
            while (true) {
                new Socket(url.getHost(), url.getPort()).close();
            }
        } catch (ConnectException e) {
            // The server has stopped listening.
        }
    }
}
