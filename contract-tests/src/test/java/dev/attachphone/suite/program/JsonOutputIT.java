package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import dev.attachphone.suite.program.process.SharedPostgresql;
import java.io.BufferedReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --log-format json} every line that the packaged server prints, from its start to its end, is a JSON object. */
@Tag("integration")
class JsonOutputIT {

    private static final String READY = "Serving at ";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theDemoServerPrintsJson() throws Exception {
        List<String> messages = messages(PackagedProgram.database(folder), "--demo");

        assertContains(messages, "Operations at http://127.0.0.1:");
        assertContains(messages, "curl -X POST http://127.0.0.1:");
    }

    @Test
    void theServerWithoutAccountsPrintsJson() throws Exception {
        List<String> messages = messages(PackagedProgram.database(folder));

        assertContains(messages, "The database has no account.");
    }

    @Test
    @Tag("database")
    void theServerOnPostgresqlPrintsJson() throws Exception {
        String user = SharedPostgresql.USER + ":" + SharedPostgresql.PASSWORD;

        List<String> messages = messages(SharedPostgresql.url(user, SharedPostgresql.newDatabase()));

        assertTrue(messages.stream().noneMatch(message -> message.contains(SharedPostgresql.PASSWORD)));
    }

    @Test
    void usageErrorsAreJson() throws Exception {
        String missing = "sqlite:" + folder.resolve("nowhere/attach.db");

        assertTrue(error(Map.of(), "--database", missing).startsWith("cannot open " + missing + ": "));
        assertTrue(error(Map.of("ATTACH_DATABSE", missing)).contains("ATTACH_DATABASE"));
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());
            String message = error(
                    Map.of(), "--database", PackagedProgram.database(folder), "--port", port, "--host", "0.0.0.0");
            assertTrue(message.contains(port), message);
        }
    }

    private static void assertContains(List<String> messages, String beginning) {
        assertTrue(messages.stream().anyMatch(message -> message.startsWith(beginning)), messages.toString());
    }

    /** The message of a start that fails. */
    private String error(Map<String, String> environment, String... options) throws Exception {
        List<String> command = command(options);
        ProcessResult result = ProcessResult.of(folder, environment, command);
        assertEquals(2, result.exit(), result.toString());
        List<JsonNode> lines = new ArrayList<>();
        for (String line : (result.output() + result.errors()).lines().toList()) {
            lines.add(event(line));
        }
        JsonNode last = lines.get(lines.size() - 1);
        assertEquals("ERROR", last.path("level").asText(), lines.toString());
        return last.path("message").asText();
    }

    /** The messages of a server that is started, answers requests and is terminated. */
    private List<String> messages(String database, String... options) throws Exception {
        List<String> command = command("--database", database, "--port", "0", "--operations-port", "0");
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Deprecated, which is logged.
        builder.environment().put("ATTACH_OPERATOR_TOKEN", PackagedProgram.OPERATOR_TOKEN);
        Process server = builder.start();
        List<String> messages = new ArrayList<>();
        try (BufferedReader output = server.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String message = event(line).path("message").asText();
                messages.add(message);
                if (message.startsWith(READY)) {
                    sendRequests(URI.create(message.substring(READY.length())));
                    // Unlike Process.destroy, this does not close the output.
                    server.toHandle().destroy();
                }
            }
            assertEquals(143, server.waitFor(), messages.toString());
        } finally {
            server.destroyForcibly().waitFor();
        }
        assertContains(messages, READY);
        assertContains(messages, "/health/ready");
        assertContains(messages, "Shutdown complete");
        assertTrue(messages.stream().anyMatch(message -> message.contains("deprecated")), messages.toString());
        return messages;
    }

    private static void sendRequests(URI server) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (String path : List.of("/health/ready", "/nowhere")) {
            client.send(HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.discarding());
        }
    }

    private static List<String> command(String... options) {
        List<String> command = PackagedProgram.command("server.jar", "serve", "--log-format", "json");
        command.addAll(List.of(options));
        return command;
    }

    private static JsonNode event(String line) throws Exception {
        JsonNode event = JSON.readTree(line);
        for (String field : List.of("time", "level", "logger", "message")) {
            assertTrue(event.path(field).isTextual(), line);
        }
        return event;
    }
}
