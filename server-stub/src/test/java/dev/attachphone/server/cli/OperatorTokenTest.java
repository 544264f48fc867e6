package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Operator tokens with scopes, on a running server. */
@Tag("integration")
final class OperatorTokenTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void eachScopeAllowsItsOperationsOnly() throws Exception {
        String metrics = create("prometheus", "metrics");
        String route = create("switch", "route");
        String read = create("support", "read");
        String write = create("provisioning", "write");
        try (ServerProcess server = start()) {
            assertEquals(200, server.attach("+918062810341").statusCode());
            for (String token : List.of(metrics, route, read, write)) {
                assertEquals(token.equals(metrics) ? 200 : 403, get(server, "/metrics", token));
                assertEquals(token.equals(read) ? 200 : 403, get(server, "/accounts", token));
                assertEquals(
                        token.equals(read) || token.equals(route) ? 200 : 403,
                        get(server, "/numbers/+918062810341", token));
                assertEquals(token.equals(write) ? 201 : 403, createAccount(server, token));
            }
        }
        String log = Files.readString(directory.resolve("log"));
        assertTrue(log.contains("operator=provisioning"), log);
        for (String token : List.of(metrics, route, read, write)) {
            assertFalse(log.contains(token), log);
        }
        assertFalse(log.contains("deprecated"), log);
    }

    @Test
    @Timeout(120)
    void aTokenIsRotatedWithoutARestart() throws Exception {
        String old = create("monitoring-1", "metrics");
        try (ServerProcess server = start()) {
            assertEquals(200, get(server, "/metrics", old));

            String fresh = create("monitoring-2", "metrics");
            while (get(server, "/metrics", fresh) != 200) {
                Thread.sleep(50);
            }
            List<String> lines = Files.readAllLines(tokens());
            Files.write(tokens(), lines.subList(1, 2));
            while (get(server, "/metrics", old) != 401) {
                Thread.sleep(50);
            }
            assertEquals(200, get(server, "/metrics", fresh));
        }
    }

    @Test
    void theAnswerToAWrongTokenNamesTheScheme() throws Exception {
        create("monitoring", "metrics");
        try (ServerProcess server = start()) {
            for (String path : List.of("/metrics", "/accounts")) {
                HttpResponse<String> answer =
                        server.send(server.operations(path).header("Authorization", "Bearer wrong"));
                assertEquals(401, answer.statusCode());
                assertEquals(
                        "Bearer",
                        answer.headers().firstValue("WWW-Authenticate").orElse(""));
            }
        }
    }

    @Test
    void theSingleTokenStillWorksWithAllScopesAndADeprecationLine() throws Exception {
        try (ServerProcess server =
                new ServerProcess("sqlite:" + directory.resolve("attach.db"), directory.resolve("log"))) {
            assertEquals(200, get(server, "/metrics", ServerProcess.OPERATOR_TOKEN));
            assertEquals(201, createAccount(server, ServerProcess.OPERATOR_TOKEN));
        }
        String log = Files.readString(directory.resolve("log"));
        assertEquals(
                1,
                log.lines()
                        .filter(line -> line.contains("ATTACH_OPERATOR_TOKEN is deprecated"))
                        .count(),
                log);
    }

    @Test
    void invalidArgumentsAreRefused() {
        CommandResult.run("operator-token", "create", "a b", "--scopes", "read", "--file", tokens().toString())
                .assertRefused("the name 'a b' is invalid");
        CommandResult.run("operator-token", "create", "a", "--scopes", "all", "--file", tokens().toString())
                .assertRefused("--scopes all is unknown");
        CommandResult.run("serve", "--check", "--port", "0", "--operator-tokens", tokens().toString())
                .assertRefused("the token file " + tokens() + " cannot be read");
    }

    private Path tokens() {
        return directory.resolve("tokens");
    }

    private String create(String name, String scopes) {
        return CommandResult.run("operator-token", "create", name, "--scopes", scopes, "--file", tokens().toString())
                .assertSucceeded()
                .strip();
    }

    private ServerProcess start() throws Exception {
        return new ServerProcess(
                "sqlite:" + directory.resolve("attach.db"),
                directory.resolve("log"),
                "--operator-tokens",
                tokens().toString());
    }

    private static int get(ServerProcess server, String path, String token) throws Exception {
        return server.send(server.operations(path).header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static int createAccount(ServerProcess server, String token) throws Exception {
        return server.send(server.operations("/accounts")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"my-company\", \"providers\": []}")))
                .statusCode();
    }
}
