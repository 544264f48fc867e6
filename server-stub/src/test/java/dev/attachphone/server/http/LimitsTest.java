package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.attach.AttachmentStore;
import dev.attachphone.server.attach.OverloadedException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server says when there is too much of something, byte by byte. */
final class LimitsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Limits.Times NO_PATIENCE = new Limits.Times(LONG, Duration.ofNanos(1), LONG);

    private final HeldStore store = new HeldStore();
    private HttpServer server = serverWith(TestLimits.wide(), store);

    private static HttpServer serverWith(Limits limits, AttachmentStore store) {
        return new HttpServer(Contract.load(), TestApi.on(store), () -> true, new Port(limits, Optional.empty()));
    }

    private URI start(Limits limits) throws IOException {
        server = serverWith(limits, store);
        return server.start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        store.release();
        server.close();
    }

    @Test
    void answersABodyThatNeverComesWith408() throws Exception {
        try (Wire wire = new Wire(start(TestLimits.of(NO_PATIENCE)))) {
            String whole = Wire.attach(TestApi.BODY);
            refuses(
                    408,
                    "Request Timeout",
                    wire.send(whole.substring(0, whole.length() - 1)).readToEnd());
        }
    }

    @Test
    void answersHeadersThatComeByteByByteWith408() throws Exception {
        try (Wire wire = new Wire(start(TestLimits.of(NO_PATIENCE)))) {
            wire.send("GET / HTTP/1.1\r\nHost: x\r\nA: ");
            while (!wire.hasMore()) {
                wire.send("a");
            }
            refuses(408, "Request Timeout", wire.readToEnd());
        }
    }

    @Test
    void closesASilentConnection() throws Exception {
        try (Wire wire = new Wire(start(TestLimits.of(new Limits.Times(Duration.ofMillis(1), LONG, LONG))))) {
            assertEquals("", wire.readToEnd());
        }
    }

    @Test
    void answersABodyThatStopsWith408WhenTheConnectionIsSilentForTooLong() throws Exception {
        try (Wire wire = new Wire(start(TestLimits.of(new Limits.Times(Duration.ofMillis(500), LONG, LONG))))) {
            String whole = Wire.attach(TestApi.BODY);
            refuses(
                    408,
                    "Request Timeout",
                    wire.send(whole.substring(0, whole.length() - 1)).readToEnd());
        }
    }

    @Test
    void answersHeadersThatAreTooLargeWith431() throws Exception {
        try (Wire wire = new Wire(start(TestLimits.wide()))) {
            String answer = wire.send("GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(16_384))
                    .readToEnd();
            refuses(431, "Request Header Fields Too Large", answer);
        }
    }

    @Test
    void servesABodyOfTheLimitAndAnswersALargerOneWith413OnAConnectionThatLives() throws Exception {
        Limits limits = new Limits(
                new Limits.Sizes(1_024, 16_384),
                TestLimits.wide().times(),
                TestLimits.wide().counts(),
                TestLimits.wide().rate());
        store.release();
        try (Wire wire = new Wire(start(limits))) {
            String padding = " ".repeat(1_024 - TestApi.BODY.length());
            String tooLarge =
                    wire.send(Wire.attach(TestApi.BODY + padding + " ")).readTo("\"data\":{}}");
            assertTrue(tooLarge.startsWith("HTTP/1.1 413 "), tooLarge);
            String whole = wire.send(Wire.attach(TestApi.BODY + padding)).readTo("}}");
            assertTrue(whole.startsWith("HTTP/1.1 200 "), whole);
        }
    }

    @Test
    void refusesOneConnectionTooManyAndServesTheOthers() throws Exception {
        URI url = start(TestLimits.of(new Limits.Counts(1, 10)));
        store.release();
        try (Wire first = new Wire(url)) {
            first.send(Wire.attach(TestApi.BODY)).readTo("}}");
            try (Wire second = new Wire(url)) {
                String answer = second.send(Wire.attach(TestApi.BODY)).readToEnd();
                refuses(503, "Service Unavailable", answer);
                assertTrue(answer.contains("\r\nRetry-After: 1\r\n"), answer);
            }
            assertTrue(first.send(Wire.attach(TestApi.BODY)).readTo("}}").startsWith("HTTP/1.1 200 "));
        }
        assertEquals(List.of(TestApi.NUMBER, TestApi.NUMBER), store.inserted());
    }

    @Test
    void closesConnectionsThatAreFarTooMany() throws Exception {
        URI url = start(TestLimits.of(new Limits.Counts(1, 10)));
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < 101; i++) {
                Wire wire = new Wire(url);
                wires.add(wire);
                wire.send("GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n").readTo("}");
            }
            Wire last = new Wire(url);
            wires.add(last);
            assertEquals("", last.readToEnd());
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    @Test
    void refusesOneRequestTooManyWithoutDoingIt() throws Exception {
        URI url = start(TestLimits.of(new Limits.Counts(100, 1)));
        try (Wire first = new Wire(url);
                Wire second = new Wire(url)) {
            first.send(Wire.attach(TestApi.BODY));
            store.awaitWrite();

            String refused = second.send(Wire.attach(TestApi.BODY)).readTo("\"data\":{}}");
            assertTrue(refused.startsWith("HTTP/1.1 503 "), refused);
            assertTrue(refused.contains("\r\nRetry-After: 1\r\n"), refused);
            store.release();
            assertTrue(first.readTo("}}").startsWith("HTTP/1.1 200 "));
            assertEquals(List.of(TestApi.NUMBER), store.inserted());

            assertTrue(second.send(Wire.attach(TestApi.BODY)).readTo("}}").startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void refusesOneSlowBodyTooManyAndServesWholeOnes() throws Exception {
        URI url = start(TestLimits.of(new Limits.Counts(100, 1)));
        store.release();
        String asking = Wire.attach(TestApi.BODY, "Expect: 100-continue\r\n").replace(TestApi.BODY, "");
        try (Wire slow = new Wire(url);
                Wire second = new Wire(url);
                Wire third = new Wire(url)) {
            slow.send(asking).readTo("100 Continue\r\n\r\n");

            refuses(503, "Service Unavailable", second.send(asking).readToEnd());
            assertTrue(third.send(Wire.attach(TestApi.BODY)).readTo("}}").startsWith("HTTP/1.1 200 "));
            assertTrue(slow.send(TestApi.BODY).readTo("}}").startsWith("HTTP/1.1 200 "));
            slow.send(asking).readTo("100 Continue\r\n\r\n");
        }
    }

    @Test
    void refusesAnAccountThatAsksTooOftenAndNobodyElse() throws Exception {
        store.release();
        try (Wire wire = new Wire(start(TestLimits.of(new Limits.Rate(1, 1))))) {
            List<String> answers = new ArrayList<>();
            // Sooner or later two of them come within one second.
            String answer = "";
            while (!answer.startsWith("HTTP/1.1 429 ")) {
                answer = wire.send(Wire.attach(TestApi.BODY)).readTo("}");
                wire.readTo("}");
                answers.add(answer);
            }
            assertTrue(answer.contains("\r\nRetry-After: 1\r\n"), answer);
            assertTrue(answers.get(0).startsWith("HTTP/1.1 200 "), answers.get(0));
            String unknown = wire.send(Wire.attach(TestApi.BODY).replace(TestApi.CREDENTIAL, "nobody"))
                    .readTo("}}");
            assertTrue(unknown.startsWith("HTTP/1.1 401 "), unknown);
        }
    }

    @Test
    void refusesWhatTheStoreHasNoRoomFor() throws Exception {
        server = serverWith(TestLimits.wide(), new FullStore());
        try (Wire wire = new Wire(server.start("127.0.0.1", 0))) {
            String answer = wire.send(Wire.attach(TestApi.BODY)).readTo("\"data\":{}}");
            assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
            assertTrue(answer.contains("\r\nRetry-After: 1\r\n"), answer);
            assertFalse(answer.contains("Connection: close"), answer);
        }
    }

    private static final class FullStore implements AttachmentStore {
        @Override
        public <T> T inTransaction(Collection<String> numbers, Function<Transaction, T> work) {
            throw new OverloadedException();
        }
    }

    /** Whether this is all that came: the envelope, and then the end of the connection. */
    private static void refuses(int status, String message, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
        assertTrue(
                answer.endsWith(
                        "\r\n\r\n{\"error\":true,\"code\":" + status + ",\"message\":\"" + message + "\",\"data\":{}}"),
                answer);
    }
}
