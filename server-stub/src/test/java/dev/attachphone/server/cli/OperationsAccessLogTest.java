package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The access log of the operations port names what was changed, and contains no secrets. */
@Tag("integration")
final class OperationsAccessLogTest {

    private static final String NUMBER = "+918062810341";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void everyChangeIsLoggedWithItsObjects() throws Exception {
        String account;
        String demo;
        JsonNode credential;
        Path file = directory.resolve("log");
        try (ServerProcess server =
                new ServerProcess("sqlite:" + directory.resolve("attach.db"), file, "--log-format", "json")) {
            account = request(server, "POST", "/accounts", "{'name': 'acme'}")
                    .path("id")
                    .asText();
            credential = request(server, "POST", "/accounts/" + account + "/credentials", "{}");
            request(
                    server,
                    "DELETE",
                    "/accounts/" + account + "/credentials/"
                            + credential.path("id").asText(),
                    "");
            String agent = "{'account_id': '" + account + "', 'agent_id': 'support', 'agent_name': 'Support'}";
            request(server, "POST", "/agents", agent);
            assertEquals(200, server.attach(NUMBER).statusCode());
            demo = request(server, "GET", "/numbers/" + NUMBER, "")
                    .path("account_id")
                    .asText();
            request(server, "DELETE", "/agents/agent_abc123xyz", "");
            request(server, "PATCH", "/numbers", "{'numbers': ['" + NUMBER + "'], 'purpose': 'TEST'}");
            request(server, "POST", "/numbers/transfer", "{'numbers': ['" + NUMBER + "'], 'agent_id': 'support'}");
            request(server, "DELETE", "/numbers/" + NUMBER, "");
            request(server, "DELETE", "/numbers/" + NUMBER, "");
            request(server, "DELETE", "/agents/support/numbers", "");
            request(server, "GET", "/accounts/" + account + "/history", "");
            request(server, "GET", "/numbers/" + NUMBER + "/history", "");
            request(server, "DELETE", "/agents/support", "");
            requestUnknownIds(server, account, credential.path("credential").asText());
        }

        String log = Files.readString(file);
        String id = credential.path("id").asText();
        assertLine(log, "createAccount", "account-created", Map.of("account", account));
        assertLine(log, "issueCredential", "credential-issued", Map.of("account", account, "credential", id));
        assertLine(log, "revokeCredential", "credential-revoked", Map.of("account", account, "credential", id));
        assertLine(
                log, "createOperatedAgent", "operated-agent-created", Map.of("account", account, "agent", "support"));
        assertLine(log, "deleteAgent", "agent-has-numbers", Map.of("account", demo, "agent", "agent_abc123xyz"));
        assertLine(
                log,
                "detachNumber",
                "number-detached",
                Map.of("account", demo, "agent", "agent_abc123xyz", "numbers", "*0341"));
        assertLine(log, "setNumbers", "numbers-set", Map.of("numbers", "*0341"));
        assertLine(log, "transferNumbers", "numbers-of-another-account", Map.of("numbers", "*0341"));
        assertLine(log, "detachNumber", "number-not-attached", Map.of("numbers", "*0341"));
        assertLine(log, "detachAllNumbers", "all-detached", Map.of("account", account, "agent", "support"));
        assertLine(log, "listAccountHistory", "account-history-listed", Map.of("account", account));
        assertLine(log, "listNumberHistory", "number-history-listed", Map.of("numbers", "*0341"));
        assertLine(log, "deleteAgent", "agent-deleted", Map.of("account", account, "agent", "support"));
        assertLine(log, "getAgent", "no-such-agent", Map.of());
        for (String secret : List.of(NUMBER, credential.path("credential").asText(), ServerProcess.OPERATOR_TOKEN)) {
            assertFalse(log.contains(secret), secret);
        }
        String end = credential.path("credential").asText().replaceFirst(".*(?=.{4}$)", "*");
        assertFalse(log.contains(end), "the last characters of a credential sent as a number: " + end);
    }

    @Test
    void theTraceOfARequestIsAnsweredAndLogged() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        Path file = directory.resolve("log");
        try (ServerProcess server =
                new ServerProcess("sqlite:" + directory.resolve("attach.db"), file, "--log-format", "json")) {
            for (String path : List.of("/accounts", "/metrics", "/health/ready", "/nowhere")) {
                HttpResponse<String> answer = server.send(server.operations(path)
                        .header("Authorization", "Bearer " + ServerProcess.OPERATOR_TOKEN)
                        .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));
                assertEquals(
                        "00-" + trace + "-b7ad6b7169203331-01",
                        answer.headers().firstValue("traceparent").orElse(""),
                        path);
            }
        }

        assertLine(Files.readString(file), "listAccounts", "accounts-listed", Map.of("trace", trace));
        assertLine(Files.readString(file), "none", "unknown-path", Map.of("trace", trace));
    }

    /** Sends a secret in the place of each id. Ids that do not exist must not be logged. */
    private static void requestUnknownIds(ServerProcess server, String account, String secret) throws Exception {
        request(server, "GET", "/agents/" + secret, "");
        request(server, "DELETE", "/agents/" + secret, "");
        request(server, "DELETE", "/agents/" + secret + "/numbers", "");
        request(server, "GET", "/agents?account_id=" + secret, "");
        request(server, "GET", "/accounts/" + secret, "");
        request(server, "GET", "/accounts/" + secret + "/history", "");
        request(server, "GET", "/accounts/" + secret + "/credentials", "");
        request(server, "POST", "/accounts/" + secret + "/credentials", "{}");
        request(server, "DELETE", "/accounts/" + account + "/credentials/" + secret, "");
        request(server, "POST", "/agents", "{'account_id': '" + secret + "', 'agent_id': 'a', 'agent_name': 'A'}");
        request(server, "GET", "/numbers/" + secret, "");
    }

    private static JsonNode request(ServerProcess server, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = server.send(server.operations(path)
                .header("Authorization", "Bearer " + ServerProcess.OPERATOR_TOKEN)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
        return new ObjectMapper().readTree(answer.body());
    }

    private static void assertLine(String log, String operation, String answer, Map<String, String> fields)
            throws Exception {
        for (String text : log.lines().toList()) {
            JsonNode line = new ObjectMapper().readTree(text);
            if (line.path("operation").asText().equals(operation)
                    && line.path("answer").asText().equals(answer)
                    && fields.entrySet().stream()
                            .allMatch(
                                    field -> line.path(field.getKey()).asText().equals(field.getValue()))) {
                return;
            }
        }
        fail(operation + " " + answer + " " + fields + " is not in\n" + log);
    }
}
