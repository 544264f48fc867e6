package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import dev.attachphone.suite.program.process.SharedPostgresql;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An operator's work with the packaged server and its commands, from the first account to its erasure: a token is rotated, a leaked
 * credential is traced, numbers are transferred, imported, exported and copied to another database.
 */
@Tag("integration")
@Tag("database")
@Tag("full")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class OperatorWalkIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int IMPORTED = 10_000;
    private static final String NUMBER = "+918062810341";
    private static final String REQUEST_ID = "walk-attach-1";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void operatorsOfSqliteMoveToPostgresql() throws Exception {
        String sqlite = PackagedProgram.database(folder);
        String postgresql = newPostgresql();
        Accounts accounts = createAndRotate(sqlite);
        traceAndTransfer(sqlite, accounts);
        importAndExport(sqlite);

        command("database", "copy", "--from", sqlite, "--to", postgresql);

        assertEquals(export(sqlite), export(postgresql));
        suspendAndErase(postgresql, accounts);
    }

    @Test
    void operatorsOfPostgresql() throws Exception {
        String postgresql = newPostgresql();
        Accounts accounts = createAndRotate(postgresql);
        traceAndTransfer(postgresql, accounts);
        importAndExport(postgresql);
        suspendAndErase(postgresql, accounts);
    }

    /** The account of the walk, its two credentials, and the operator token in use. */
    private record Accounts(String id, String leaked, String other, String token) {}

    private static String newPostgresql() {
        return SharedPostgresql.url("postgres", SharedPostgresql.newDatabase());
    }

    private Accounts createAndRotate(String database) throws Exception {
        String leaked = lastLine(command("account", "create", "walk", "--provider", "san", "--database", database));
        String other = lastLine(command("credential", "issue", "walk", "--database", database));
        Path tokens = folder.resolve("operator-tokens");
        Files.deleteIfExists(tokens);
        String old = newToken("old", tokens);
        try (PackagedProgram server = PackagedProgram.serverWithTokens(database, tokens)) {
            String token = newToken("new", tokens);
            awaitTrue(() -> status(server, token) == 200);
            Files.write(
                    tokens,
                    Files.readAllLines(tokens).stream()
                            .filter(line -> !line.startsWith("old "))
                            .toList());
            awaitTrue(() -> status(server, old) == 401);

            JsonNode account =
                    operate(server, token, "GET", "/accounts", "").path("items").path(0);
            String id = account.path("id").asText();
            for (String agent : List.of("agent_walk_one", "agent_walk_two")) {
                operate(server, token, "POST", "/agents", """
                        {"account_id": "%s", "agent_id": "%s", "agent_name": "Walk"}""".formatted(id, agent));
            }
            return new Accounts(id, leaked, other, token);
        }
    }

    private void traceAndTransfer(String database, Accounts accounts) throws Exception {
        try (PackagedProgram server = PackagedProgram.serverWithTokens(database, folder.resolve("operator-tokens"))) {
            assertEquals(200, attach(server, accounts.leaked(), "agent_walk_one"));

            String credentialId = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(accounts.leaked().getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 16);
            command("credential", "revoke", credentialId, "--database", database);
            assertEquals(401, attach(server, accounts.leaked(), "agent_walk_one"));
            JsonNode touched = operate(
                            server,
                            accounts.token(),
                            "GET",
                            "/accounts/" + accounts.id() + "/history?actor_kind=credential&actor=" + credentialId,
                            "")
                    .path("items");
            assertEquals(1, touched.size(), touched.toString());
            assertEquals(NUMBER, touched.path(0).path("number").asText());
            assertEquals(REQUEST_ID, touched.path(0).path("request_id").asText());
            JsonNode revocation = operate(server, accounts.token(), "GET", "/audit", "")
                    .path("items")
                    .path(0);
            assertTrue(revocation.toString().contains(System.getProperty("user.name")), revocation.toString());

            operate(server, accounts.token(), "POST", "/numbers/transfer", """
                    {"numbers": ["%s"], "agent_id": "agent_walk_two"}""".formatted(NUMBER));
            assertEquals(409, attach(server, accounts.other(), "agent_walk_one"));
            assertEquals(200, attach(server, accounts.other(), "agent_walk_two"));
            JsonNode transfer = operate(server, accounts.token(), "GET", "/numbers/" + NUMBER + "/history", "")
                    .path("items")
                    .path(0);
            assertEquals("transferred", transfer.path("event").asText(), transfer.toString());
        }
    }

    private void importAndExport(String database) throws Exception {
        Path rows = Files.write(
                folder.resolve("numbers.csv"),
                Stream.concat(
                                Stream.of("number,account,agent_id,provider,status,purpose,attached_at"),
                                IntStream.range(0, IMPORTED)
                                        .mapToObj(i -> "+1999" + (1_000_000 + i) + ",walk,agent_walk_one,san,active,,"))
                        .toList());
        command("number", "import", "--dry-run", rows.toString(), "--database", database);
        assertEquals(1, export(database).size());
        command("number", "import", rows.toString(), "--database", database);
        command("number", "import", rows.toString(), "--database", database);
        assertEquals(IMPORTED + 1, export(database).size());
    }

    private void suspendAndErase(String database, Accounts accounts) throws Exception {
        try (PackagedProgram server = PackagedProgram.serverWithTokens(database, folder.resolve("operator-tokens"))) {
            assertEquals(200, attach(server, accounts.other(), "agent_walk_two"));
            command("account", "suspend", "walk", "--database", database);
            assertEquals(401, attach(server, accounts.other(), "agent_walk_two"));
            command("account", "erase", "walk", "--database", database);
            assertEquals(List.of(), export(database));
            JsonNode account = operate(server, accounts.token(), "GET", "/accounts/" + accounts.id(), "");
            assertEquals("erased-" + accounts.id(), account.path("name").asText());
        }
    }

    private String newToken(String name, Path tokens) throws IOException, InterruptedException {
        return lastLine(
                command("operator-token", "create", name, "--scopes", "read,write", "--file", tokens.toString()));
    }

    /** The rows of an export, without its header. */
    private List<String> export(String database) throws IOException, InterruptedException {
        return command("number", "export", "--database", database)
                .lines()
                .skip(1)
                .collect(Collectors.toList());
    }

    private String command(String... arguments) throws IOException, InterruptedException {
        ProcessResult result = ProcessResult.of(folder, Map.of(), PackagedProgram.command("server.jar", arguments));
        assertEquals(0, result.exit(), String.join(" ", arguments) + "\n" + result.output() + result.errors());
        return result.output();
    }

    private static String lastLine(String output) {
        return output.strip().lines().reduce((first, second) -> second).orElseThrow();
    }

    private int attach(PackagedProgram server, String credential, String agent)
            throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(server.url() + "/api/agent/attach-phone-number"))
                                .header("Content-Type", "application/json")
                                .header("token", credential)
                                .header("X-Request-Id", REQUEST_ID)
                                .POST(BodyPublishers.ofString("""
                                        {"agent_id": "%s", "provider": "san", "numbers": ["%s"]}""".formatted(agent, NUMBER)))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private int status(PackagedProgram server, String token) {
        try {
            return send(server, token, "GET", "/accounts", "").statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode operate(PackagedProgram server, String token, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> response = send(server, token, method, path, body);
        assertEquals(2, response.statusCode() / 100, method + " " + path + " " + response.body());
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(PackagedProgram server, String token, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.operations() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(50);
        }
    }
}
