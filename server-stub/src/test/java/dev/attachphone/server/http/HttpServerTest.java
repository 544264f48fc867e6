package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attachphone.openapi.Contract;
import dev.attachphone.server.attach.AttachmentStore;
import dev.attachphone.server.attach.StoreException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The server on a database that fails at every write: what then leaves the process, and what enters the log. */
final class HttpServerTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private boolean ready = true;
    private HttpServer server = new HttpServer(
            Contract.load(),
            TestApi.on(new FailingStore()),
            () -> ready,
            new Port(TestLimits.wide(), Optional.empty()));
    private URI url = URI.create("");

    private static final class FailingStore implements AttachmentStore {
        @Override
        public <T> T inTransaction(Collection<String> numbers, Function<Transaction, T> work) {
            throw new StoreException("the disk is full");
        }
    }

    @BeforeEach
    void start() throws IOException {
        url = server.start("127.0.0.1", 0);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        server.close();
    }

    @Test
    void answersAFailureAsDocumentedAndLogsTheCause() throws Exception {
        HttpResponse<String> answer = post("caller-1");

        assertEquals(500, answer.statusCode());
        assertEquals("{\"error\":true,\"code\":500,\"message\":\"Internal server error\",\"data\":{}}", answer.body());
        assertTrue(
                log.list.stream()
                        .anyMatch(event -> "caller-1"
                                        .equals(event.getMDCPropertyMap().get("request"))
                                && event.getThrowableProxy() != null
                                && event.getThrowableProxy().getMessage().equals("the disk is full")),
                () -> log.list.toString());
    }

    @Test
    void logsNeitherCredentialNorNumber() throws Exception {
        post("caller-2");
        raw("GET / HTTP/1.1\r\nHost: " + TestApi.CREDENTIAL + "\r\nHost: " + TestApi.NUMBER + "\r\n\r\n");
        raw("GET / HTTP/1.1\r\nHost: " + TestApi.NUMBER + ":" + TestApi.CREDENTIAL + "\r\n\r\n");
        client.send(
                HttpRequest.newBuilder(url.resolve("/" + TestApi.CREDENTIAL + "?n=918062810341"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        server.close();

        assertTrue(log.list.size() >= 3, () -> log.list.toString());
        for (ILoggingEvent event : log.list) {
            assertFalse(event.getFormattedMessage().contains(TestApi.CREDENTIAL), event.getFormattedMessage());
            assertFalse(event.getFormattedMessage().contains("918062810341"), event.getFormattedMessage());
            assertFalse(String.valueOf(event.getKeyValuePairs()).contains("918062810341"), event.toString());
        }
    }

    @Test
    void logsOneLineThatSaysWhoAskedForWhatAndWhatCame() throws Exception {
        post("caller-5");
        server.close();

        ILoggingEvent line = log.list.stream()
                .filter(event -> event.getMessage().equals(TestApi.PATH))
                .findFirst()
                .orElseThrow();
        assertEquals("caller-5", line.getMDCPropertyMap().get("request"));
        Map<String, Object> values = new HashMap<>();
        line.getKeyValuePairs().forEach(pair -> values.put(pair.key, pair.value));
        assertTrue(values.remove("micros") instanceof Long micros && micros > 0, values.toString());
        for (String part : List.of("arrival", "read", "queue", "commit")) {
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
                        TestApi.ACCOUNT,
                        "numbers",
                        "*0341"),
                values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"caller-3", "A.b_c-9"})
    void keepsAWellFormedRequestId(String id) throws Exception {
        assertEquals(Optional.of(id), post(id).headers().firstValue("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with space", "quote\"", "12345678901234567890123456789012345678901234567890123456789012345"})
    void replacesAnIllFormedRequestId(String id) throws Exception {
        String given = post(id).headers().firstValue("X-Request-Id").orElseThrow();

        assertTrue(given.matches("[A-Za-z0-9._-]{1,64}"), given);
    }

    @Test
    void saysWhetherItIsReady() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve("/health/ready")).build();
        assertEquals(
                200, client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        ready = false;
        assertEquals(
                503, client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @Test
    void isAliveWhetherReadyOrNot() throws Exception {
        ready = false;
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve("/health/live")).build();
        assertEquals(
                200, client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @Test
    void saysWhichMethodReadinessTakes() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/health/ready"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertEquals(405, answer.statusCode());
        assertEquals(Optional.of("GET"), answer.headers().firstValue("Allow"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FOO\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "POST /api/agents HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "POST /api/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            })
    void answersWhatIsNotHttpInTheEnvelope(String bytes) throws Exception {
        String answer = raw(bytes);

        assertTrue(answer.contains("Content-Type: application/json"), answer);
        assertTrue(answer.contains("\r\n\r\n{\"error\":true,\"code\":"), answer);
        assertTrue(answer.contains("X-Request-Id: "), answer);
        assertFalse(answer.contains("Server:"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:", "HTTP:", "https:", "foo:"})
    void refusesTargetWithSchemeAndNoHost(String scheme) throws Exception {
        String answer = postTo(scheme + "/api/agent/attach-phone-number");

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.endsWith("{\"error\":true,\"code\":400,\"message\":\"Bad Request\",\"data\":{}}"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://x", "HTTP://x"})
    void servesPathWithOrWithoutItsHost(String origin) throws Exception {
        assertTrue(postTo(origin + "/api/agent/attach-phone-number").startsWith("HTTP/1.1 401 "));
    }

    private String postTo(String target) throws IOException {
        return raw("POST " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    }

    private String raw(String bytes) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> post(String requestId) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/api/agent/attach-phone-number"))
                .header("Content-Type", "application/json")
                .header("token", TestApi.CREDENTIAL)
                .header("X-Request-Id", requestId)
                .POST(HttpRequest.BodyPublishers.ofString(TestApi.BODY))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
