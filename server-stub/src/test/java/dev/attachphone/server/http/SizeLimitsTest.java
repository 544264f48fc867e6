package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the server says to requests that are too large, byte by byte. */
final class SizeLimitsTest {

    private static final Limits SMALL_BODIES = new Limits(
            new Limits.Sizes(1_024, 16_384),
            TestLimits.wide().times(),
            TestLimits.wide().counts(),
            TestLimits.wide().rate());

    private static final String CHUNKED =
            Wire.attach("").replace("Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n");

    @RegisterExtension
    private final HeldServer server = new HeldServer();

    @Test
    void answersHeadersThatAreTooLargeWith431() throws Exception {
        try (Wire wire = new Wire(server.start(TestLimits.wide()))) {
            String answer = wire.send("GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(16_384))
                    .readToEnd();
            Wire.assertRefused(431, "Request Header Fields Too Large", answer);
        }
    }

    @Test
    void servesABodyOfTheLimitAndAnswersALargerOneWith413OnAConnectionThatLives() throws Exception {
        server.store().release();
        try (Wire wire = new Wire(server.start(SMALL_BODIES))) {
            String padding = " ".repeat(1_024 - TestApi.BODY.length());
            String tooLarge =
                    wire.send(Wire.attach(TestApi.BODY + padding + " ")).readTo("\"data\":{}}");
            assertTrue(tooLarge.startsWith("HTTP/1.1 413 "), tooLarge);
            String whole = wire.send(Wire.attach(TestApi.BODY + padding)).readTo("}}");
            assertTrue(whole.startsWith("HTTP/1.1 200 "), whole);
        }
    }

    @Test
    void servesHeadersOfAlmostTheLimit() throws Exception {
        server.store().release();
        try (Wire wire = new Wire(server.start(TestLimits.wide()))) {
            String answer = wire.send(Wire.attach(TestApi.BODY, "A: " + "a".repeat(16_000) + "\r\n"))
                    .readTo("}}");
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }

    @Test
    void answersABodyWithoutALengthThatTurnsOutTooLargeWith413() throws Exception {
        try (Wire wire = new Wire(server.start(SMALL_BODIES))) {
            String answer = wire.send(CHUNKED + "401\r\n" + " ".repeat(0x401) + "\r\n0\r\n\r\n")
                    .readTo("\"data\":{}}");
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertFalse(answer.contains("\r\nConnection: close\r\n"), answer);
        }
    }

    @Test
    void readsNoBodyForEver() throws Exception {
        try (Wire wire = new Wire(server.start(SMALL_BODIES))) {
            String answer = wire.send(CHUNKED + "800001\r\n" + " ".repeat(0x800001) + "\r\n")
                    .readTo("\"data\":{}}");
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
        }
    }

    @Test
    void asksForNoBodyThatIsTooLarge() throws Exception {
        try (Wire wire = new Wire(server.start(SMALL_BODIES))) {
            String head =
                    Wire.attach(" ".repeat(1_025), "Expect: 100-continue\r\n").stripTrailing() + "\r\n\r\n";
            String answer = wire.send(head).readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        }
    }
}
