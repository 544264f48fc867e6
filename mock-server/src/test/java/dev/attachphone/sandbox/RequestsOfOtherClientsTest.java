package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client reads its own requests, whatever its token, and not those of others. */
class RequestsOfOtherClientsTest extends RunningSandbox {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "!#$%&'*+.^_`|~\"(),/;<=>?@[\\]{}",
                ":",
                ":other",
                "with a space",
                "with\ta tab",
                "ünïcödé",
                "\u00a0\u00ff",
                "a:expired and more"
            })
    void requestsAreShownToTheTokenThatSentThemOnly(String token) throws IOException {
        String first = token + "-a";
        String second = token + "-b";
        String answer = send("POST " + ATTACH.path(), first, "{\"agent_id\": \"of-a\"}");
        assertTrue(answer.contains("\r\nX-Sandbox-Explanation: "), answer);

        assertEquals(List.of("{\"agent_id\": \"of-a\"}"), bodies(first), first);
        assertEquals(List.of(), bodies(second), second);
        assertEquals(List.of(), bodies(""), "without a token");
        String explanation = answer.replaceAll("(?s).*\r\nX-Sandbox-Explanation: ([^\r]*)\r.*", "$1");
        assertTrue(send("GET " + explanation, first, "").startsWith("HTTP/1.1 200 "), explanation);
        assertTrue(send("GET " + explanation, second, "").startsWith("HTTP/1.1 404 "), explanation);
        assertFalse(send("GET /__sandbox/journal", first, "").contains(first), "the token is redacted");
    }

    @Test
    void tokensThatAreTooLongAreDifferentClients() throws IOException {
        String tooLong = "a".repeat(CONTRACT.limits().credential().maxLength() + 1);
        send("POST " + ATTACH.path(), tooLong, "{}");

        assertEquals(List.of("{}"), bodies(tooLong));
        assertEquals(List.of(), bodies(tooLong + "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "undefined",
                "null",
                "None",
                "undefined:other",
                "[object Object]",
                "YOUR_TOKEN",
                "<your-api-key>",
                "your access token",
                "${TOKEN}",
                "{{token}}",
                "$TOKEN",
                "<token>"
            })
    void aPlaceholderIsNoTokenAndItsRequestsAreShownToNobody(String placeholder) throws IOException {
        String answer = send("POST " + ATTACH.path(), placeholder, good(ATTACH));

        assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
        assertTrue(answer.contains("it is a placeholder"), answer);
        assertFalse(answer.contains("X-Sandbox-Explanation: "), answer);
        assertEquals(List.of(), bodies(placeholder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nullable", "nonesuch", "your-team", "undefined2", "my{token}", "$5", "5%"})
    void aTokenThatOnlyResemblesAPlaceholderIsValid(String token) throws IOException {
        assertFalse(send("POST " + ATTACH.path(), token, good(ATTACH)).contains("placeholder"), token);
    }

    @Test
    void theTokensOfTheVendorsSamplesAreValid() throws IOException {
        assertTrue(send("POST " + ATTACH.path(), "YOUR_AUTH_TOKEN", "{}").startsWith("HTTP/1.1 400 "));
        assertTrue(send("POST " + ATTACH.path(), "YOUR_API_KEY", "{}").startsWith("HTTP/1.1 400 "));
    }

    @Test
    void requestsWithoutATokenAreShownToNobody() throws IOException {
        String answer = send("POST " + ATTACH.path(), "", "{}");

        assertTrue(answer.contains("X-Sandbox-Because: no credential was sent"), answer);
        assertFalse(answer.contains("X-Sandbox-Explanation: "), answer);
        assertEquals(List.of(), bodies(""));
        String id = answer.replaceAll("(?s).*\r\nX-Request-Id: ([^\r]*)\r.*", "$1");
        assertTrue(send("GET /__sandbox/explanations/" + id, "", "").startsWith("HTTP/1.1 404 "));
        String card = send("GET /__sandbox/card", "", "");
        assertFalse(card.contains(id), card);
    }

    private List<String> bodies(String token) throws IOException {
        String answer = send("GET /__sandbox/journal", token, "");
        JsonNode entries = new JsonMapper()
                .readTree(answer.substring(answer.indexOf("\r\n\r\n")))
                .at("/data/entries");
        return entries.valueStream()
                .map(entry -> entry.at("/sent/body").asText())
                .toList();
    }

    /** Sends a request with the bytes of a token, which the Java client would refuse. */
    private String send(String target, String token, String body) throws IOException {
        URI url = URI.create(url("/"));
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String request = target + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n"
                    + (token.isEmpty() ? "" : "token: " + token + "\r\n") + "Content-Length: " + body.length()
                    + "\r\n\r\n" + body;
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
