package dev.attachphone.suite.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.testing.RequiresPrograms;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ReproductionScriptTest {

    private static final CheckTitle TITLE = new CheckTitle("family", "two requests", "source", "place");
    private static final SecretReplacer SECRETS = SecretReplacer.of(Map.of("s3cr3t", "$TOKEN"));

    @Test
    void oneRequestNeedsNoScript() {
        assertTrue(script("http://127.0.0.1:1", List.of(exchange("{}", "{}"))).isEmpty());
    }

    @Test
    @RequiresPrograms({"bash", "curl"})
    void scriptSendsAllRequestsWithTheAgentThatItCreates() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("token") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = "{\"id\": \"agent_new\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String script = script(
                            "http://127.0.0.1:" + server.getAddress().getPort(),
                            List.of(
                                    exchange("{\"agent_name\":\"A\"}", "{\"id\": \"agent_old\"}"),
                                    exchange("{\"agent_id\":\"agent_old\"}", "{}")))
                    .orElseThrow();
            assertFalse(script.contains("s3cr3t"), script);
            ProcessBuilder bash = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
            bash.environment().put("TOKEN", "another");
            Process process = bash.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), output);
            assertEquals(
                    List.of("another {\"agent_name\":\"A\"}", "another {\"agent_id\":\"agent_new\"}"),
                    received,
                    script);
        } finally {
            server.stop(0);
        }
    }

    private static Optional<String> script(String url, List<CheckedExchange> exchanges) {
        return new ReproductionScript(new TargetAddress(URI.create(url), Optional.empty()), SECRETS)
                .of(TITLE, exchanges);
    }

    private static CheckedExchange exchange(String sent, String received) {
        TargetReply reply = new TargetReply(
                200,
                HttpHeaders.of(Map.of(), (header, value) -> true),
                Payload.of(received, StandardCharsets.UTF_8),
                Instant.EPOCH,
                Duration.ZERO);
        TargetRequest request = new TargetRequest(
                "POST", "/", List.of(new HeaderLine("token", "s3cr3t")), Payload.of(sent, StandardCharsets.UTF_8));
        return new CheckedExchange(
                new ExpectedAnswer("attachPhoneNumber", "attached"), request, reply, List.of(), Optional.empty());
    }
}
