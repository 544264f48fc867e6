package dev.attachphone.server.http.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.attachphone.server.http.FailingServer;
import dev.attachphone.server.http.RawHttpConnection;
import dev.attachphone.server.http.TestApplication;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log of requests whose writes fail. */
final class AccessLogTest {

    @RegisterExtension
    private final FailingServer server = new FailingServer();

    @Test
    void aFailureIsAnsweredAsDocumentedAndItsCauseIsLogged() throws Exception {
        HttpResponse<String> answer = server.post("caller-1");

        assertEquals(500, answer.statusCode());
        assertEquals("{\"error\":true,\"code\":500,\"message\":\"Internal server error\",\"data\":{}}", answer.body());
        assertTrue(
                server.log().stream()
                        .anyMatch(event ->
                                "caller-1".equals(event.getMDCPropertyMap().get("request"))
                                        && event.getFormattedMessage()
                                                .equals("attachPhoneNumber failed: the write failed: the disk is full")
                                        && event.getThrowableProxy() == null),
                () -> server.log().toString());
    }

    @Test
    void logsNeitherCredentialNorNumber() throws Exception {
        server.post("caller-2");
        server.sendRaw("GET / HTTP/1.1\r\nHost: " + TestApplication.CREDENTIAL + "\r\nHost: " + TestApplication.NUMBER
                + "\r\n\r\n");
        server.sendRaw(
                "GET / HTTP/1.1\r\nHost: " + TestApplication.NUMBER + ":" + TestApplication.CREDENTIAL + "\r\n\r\n");
        server.send(
                HttpRequest.newBuilder(server.url().resolve("/" + TestApplication.CREDENTIAL + "?n=918062810341"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        server.close();

        assertTrue(server.log().size() >= 3, () -> server.log().toString());
        for (ILoggingEvent event : server.log()) {
            assertFalse(event.getFormattedMessage().contains(TestApplication.CREDENTIAL), event.getFormattedMessage());
            assertFalse(event.getFormattedMessage().contains("918062810341"), event.getFormattedMessage());
            assertFalse(String.valueOf(event.getKeyValuePairs()).contains("918062810341"), event.toString());
        }
    }

    @Test
    void aClientThatDisconnectsDuringTheBodyIsNotLoggedAsAnError() throws Exception {
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.getOutputStream()
                    .write(RawHttpConnection.attach(TestApplication.BODY, "Expect: 100-continue\r\n")
                            .replace(TestApplication.BODY, "")
                            .getBytes(StandardCharsets.US_ASCII));
            assertEquals('H', socket.getInputStream().read());
            // Resets the connection on close.
            socket.setSoLinger(true, 0);
        }
        server.close();

        assertEquals(
                List.of(TestApplication.PATH),
                server.log().stream().map(ILoggingEvent::getMessage).toList());
        String fields = server.log().get(0).getKeyValuePairs().toString();
        assertTrue(fields.contains("status=\"400\""), fields);
    }

    @Test
    void logsOneEventPerRequestWithAllFields() throws Exception {
        server.post("caller-5");
        server.close();

        ILoggingEvent line = server.log().stream()
                .filter(event -> event.getMessage().equals(TestApplication.PATH))
                .findFirst()
                .orElseThrow();
        assertEquals("caller-5", line.getMDCPropertyMap().get("request"));
        Map<String, Object> values = new HashMap<>();
        line.getKeyValuePairs().forEach(pair -> values.put(pair.key, pair.value));
        assertTrue(values.remove("micros") instanceof Long micros && micros > 0, values.toString());
        for (String part : List.of("arrival", "read", "queue", "statements", "commit")) {
            assertTrue(values.remove(part) instanceof Long micros && micros >= 0, part + " of " + values);
        }
        assertEquals(
                Map.of(
                        "operation",
                        "attachPhoneNumber",
                        "status",
                        500,
                        "answer",
                        "internal-server-error",
                        "account",
                        TestApplication.ACCOUNT,
                        "credential",
                        TestApplication.CREDENTIAL_ID,
                        "numbers",
                        "*0341"),
                values);
    }
}
