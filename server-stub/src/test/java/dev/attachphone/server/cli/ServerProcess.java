package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.server.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a separate process, with the demo world and an operations port. */
final class ServerProcess implements AutoCloseable {

    static final String OPERATOR_TOKEN = "operator-5d1f0c7a9b";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final URI operations;
    private final URI api;

    /** Starts a server on a database. Its log is written to a file. */
    ServerProcess(String database, Path log, String... options) throws IOException {
        this.log = log;
        List<String> command =
                command("serve", "--demo", "--port", "0", "--operations-port", "0", "--database", database);
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        if (!command.contains("--operator-tokens")) {
            builder.environment().put("ATTACH_OPERATOR_TOKEN", OPERATOR_TOKEN);
        }
        process = builder.start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        operations = readUrl(output, "Operations at ");
        api = readUrl(output, "Serving at ");
    }

    /** The command line that starts the program with these arguments. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A server of a few seconds takes half the processor time without the second compiler.
                "-XX:TieredStopAtLevel=1",
                // As in the manifest of the jar.
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static URI readUrl(BufferedReader output, String before) throws IOException {
        String line = String.valueOf(output.readLine());
        // With --log-format json.
        String message = line.startsWith("{")
                ? new JsonMapper().readTree(line).path("message").asText()
                : line;
        assertTrue(message.startsWith(before), line);
        return URI.create(message.substring(before.length()));
    }

    Path log() {
        return log;
    }

    /** Starts building a request to the public port. */
    HttpRequest.Builder api(String path) {
        return HttpRequest.newBuilder(api.resolve(path));
    }

    /** Sends bytes to the operations port, and returns everything received until the connection is closed. */
    String sendRawToOperations(String request) throws IOException {
        try (Socket socket = new Socket(operations.getHost(), operations.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Starts building a request to the operations port, without the token. */
    HttpRequest.Builder operations(String path) {
        return HttpRequest.newBuilder(operations.resolve(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Attaches a number to an agent of the demo world. */
    HttpResponse<String> attach(String number) throws IOException, InterruptedException {
        return send(api("/api/agent/attach-phone-number")
                .header("Content-Type", "application/json")
                .header("token", "YOUR_AUTH_TOKEN")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"agent_id\":\"agent_abc123xyz\",\"provider\":\"san\",\"numbers\":[\"" + number + "\"]}")));
    }

    /** Returns the metrics in the text format of Prometheus. */
    String scrape() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(operations("/metrics").header("Authorization", "Bearer " + OPERATOR_TOKEN));
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
