package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The options that limit numbers and wrong credentials, in a server process, with the metrics and the log of
 * what they reject.
 */
// The timeout only ends a test that has failed.
@Tag("integration")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ClientLimitOptionsTest {

    @TempDir
    private Path folder = Path.of("");

    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerProcess(
                "sqlite:" + folder.resolve("attach.db"),
                folder.resolve("log.txt"),
                "--rate-limit-numbers",
                "1",
                "--auth-failure-limit",
                "1",
                "--trusted-proxies",
                "10.0.0.0/8,127.0.0.1");
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
    }

    @Test
    void requestsOverTheLimitOfNumbersAreNamedInLogAndMetrics() throws Exception {
        assertEquals(200, server.send(attach(0, 1_000)).statusCode());
        assertEquals(429, server.send(attach(1_000, 1_000)).statusCode());

        awaitMetric("attach_refusals_total{limit=\"numbers\",port=\"public\"} 1.0");
        assertTrue(server.scrape().contains("answer=\"too-many-requests-numbers\""));
        String line = logLine("answer=too-many-requests-numbers");
        assertTrue(line.contains(" status=429 ") && line.contains(" account="), line);
    }

    @Test
    void requestsOverTheLimitOfWrongCredentialsAreNamedInLogAndMetrics() throws Exception {
        assertEquals(401, server.send(wrong("203.0.113.1")).statusCode());
        assertEquals(429, server.send(wrong("203.0.113.1")).statusCode());
        assertEquals(401, server.send(wrong("203.0.113.2")).statusCode());

        awaitMetric("attach_refusals_total{limit=\"credentials\",port=\"public\"} 1.0");
        String line = logLine("answer=too-many-requests-credentials");
        assertFalse(line.contains("203.0.113.1") || line.contains("wrong"), line);
    }

    @Test
    void operatorTokensAreNotLimited() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    401,
                    server.send(server.operations("/accounts").header("Authorization", "Bearer wrong-operator-token"))
                            .statusCode());
        }
    }

    private HttpRequest.Builder attach(int first, int count) {
        String numbers = IntStream.range(first, first + count)
                .mapToObj(i -> "+4930" + (1_000_000 + i))
                .collect(Collectors.joining("\",\"", "[\"", "\"]"));
        return server.api("/api/agent/attach-phone-number")
                .header("Content-Type", "application/json")
                .header("token", "YOUR_AUTH_TOKEN")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"agent_id\":\"agent_abc123xyz\",\"provider\":\"san\",\"numbers\":" + numbers + "}"));
    }

    /**
     * A request with so many wrong credentials that its address is over the limit until the end of the test.
     */
    private HttpRequest.Builder wrong(String client) {
        HttpRequest.Builder request = server.api("/api/agents")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", client)
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        IntStream.range(0, 20).forEach(i -> request.header("authorization", "Bearer wrong-" + i));
        return request;
    }

    // A request is logged and counted after its answer was sent, so that the client may be faster.
    private void awaitMetric(String line) throws Exception {
        while (!server.scrape().contains(line)) {
            Thread.onSpinWait();
        }
    }

    private String logLine(String text) throws IOException {
        String log = Files.readString(server.log());
        while (log.lines().noneMatch(line -> line.contains(text))) {
            log = Files.readString(server.log());
        }
        return log.lines().filter(line -> line.contains(text)).findFirst().orElseThrow();
    }
}
