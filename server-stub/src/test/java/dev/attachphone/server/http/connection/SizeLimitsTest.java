package dev.attachphone.server.http.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.http.BlockingServer;
import dev.attachphone.server.http.RawHttpConnection;
import dev.attachphone.server.http.TestApplication;
import dev.attachphone.server.http.TestLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SizeLimitsTest {

    private static final ServerLimits SMALL_BODIES = new ServerLimits(
            new ServerLimits.Sizes(1_024, 16_384),
            TestLimits.generous().times(),
            TestLimits.generous().counts(),
            TestLimits.generous().rate());

    private static final String CHUNKED =
            RawHttpConnection.attach("").replace("Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n");

    @RegisterExtension
    private final BlockingServer server = new BlockingServer();

    @Test
    void tooLargeHeadersAreAnsweredWith431() throws Exception {
        try (RawHttpConnection connection = new RawHttpConnection(server.start(TestLimits.generous()))) {
            String answer = connection
                    .send("GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(16_384))
                    .readToEnd();
            RawHttpConnection.assertErrorAndClose(431, "Request Header Fields Too Large", answer);
        }
    }

    @Test
    void aTooLargeBodyIsAnsweredWith413OnAConnectionThatStaysOpen() throws Exception {
        server.store().release();
        try (RawHttpConnection connection = new RawHttpConnection(server.start(SMALL_BODIES))) {
            String padding = " ".repeat(1_024 - TestApplication.BODY.length());
            String tooLarge = connection
                    .send(RawHttpConnection.attach(TestApplication.BODY + padding + " "))
                    .readTo("\"data\":{}}");
            assertTrue(tooLarge.startsWith("HTTP/1.1 413 "), tooLarge);
            String whole = connection
                    .send(RawHttpConnection.attach(TestApplication.BODY + padding))
                    .readTo("}}");
            assertTrue(whole.startsWith("HTTP/1.1 200 "), whole);
        }
    }

    @Test
    void headersWithinTheLimitAreServed() throws Exception {
        server.store().release();
        try (RawHttpConnection connection = new RawHttpConnection(server.start(TestLimits.generous()))) {
            String answer = connection
                    .send(RawHttpConnection.attach(TestApplication.BODY, "A: " + "a".repeat(16_000) + "\r\n"))
                    .readTo("}}");
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }

    @Test
    void aTooLargeChunkedBodyIsAnsweredWith413() throws Exception {
        try (RawHttpConnection connection = new RawHttpConnection(server.start(SMALL_BODIES))) {
            String answer = connection
                    .send(CHUNKED + "401\r\n" + " ".repeat(0x401) + "\r\n0\r\n\r\n")
                    .readTo("\"data\":{}}");
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertFalse(answer.contains("\r\nConnection: close\r\n"), answer);
        }
    }

    @Test
    void anEndlessBodyIsAnsweredWith413AndTheConnectionIsClosed() throws Exception {
        try (RawHttpConnection connection = new RawHttpConnection(server.start(SMALL_BODIES))) {
            String answer = connection
                    .send(CHUNKED + "800001\r\n" + " ".repeat(0x800001) + "\r\n")
                    .readTo("\"data\":{}}");
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
        }
    }

    @Test
    void aTooLargeBodyIsNotRequestedWith100Continue() throws Exception {
        try (RawHttpConnection connection = new RawHttpConnection(server.start(SMALL_BODIES))) {
            String head = RawHttpConnection.attach(" ".repeat(1_025), "Expect: 100-continue\r\n")
                            .stripTrailing() + "\r\n\r\n";
            String answer = connection.send(head).readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        }
    }
}
