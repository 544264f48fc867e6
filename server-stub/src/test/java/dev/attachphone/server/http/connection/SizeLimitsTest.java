package dev.attachphone.server.http.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.http.BlockingServer;
import dev.attachphone.server.http.RawHttpConnection;
import dev.attachphone.server.http.TestApplication;
import dev.attachphone.server.http.TestLimits;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SizeLimitsTest {

    private static final Contract CONTRACT = Contract.load();

    private static final ServerLimits SMALL_BODIES = new ServerLimits(
            new ServerLimits.Sizes(1_024, 16_384),
            TestLimits.generous().times(),
            TestLimits.generous().counts(),
            ServerLimits.RequestRates.NONE,
            ServerLimits.WrongCredentials.NONE);

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
            RawHttpConnection.assertErrorAndClose(
                    431,
                    "The request headers are larger than the server takes (16 KiB unless configured otherwise)",
                    answer);
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

    @ParameterizedTest
    @CsvSource({"-1, 200", "0, 200", "1, 431"})
    void requestLineAndHeadersAreServedUpToTheLimit(int past, int status) throws Exception {
        int head = RawHttpConnection.attach(TestApplication.BODY, "A: \r\n").length() - TestApplication.BODY.length();
        String padding = "a".repeat(CONTRACT.limits().maxHeaderBytes() - head + past);

        assertStatus(status, RawHttpConnection.attach(TestApplication.BODY, "A: " + padding + "\r\n"));
    }

    @ParameterizedTest
    @CsvSource({"-1000, 200", "1, 414"})
    void aRequestTargetIsServedUpToTheLimit(int past, int status) throws Exception {
        int length = CONTRACT.limits().maxRequestTargetBytes() + past;
        String target = TestApplication.PATH + "?" + "a".repeat(length - TestApplication.PATH.length() - 1);

        assertStatus(status, RawHttpConnection.attach(TestApplication.BODY).replace(TestApplication.PATH, target));
    }

    @ParameterizedTest
    @CsvSource({"-1, 200", "0, 200", "1, 413"})
    void aBodyIsServedUpToTheLimit(int past, int status) throws Exception {
        String padding = " ".repeat(CONTRACT.limits().maxBodyBytes() - TestApplication.BODY.length() + past);

        assertStatus(status, RawHttpConnection.attach(TestApplication.BODY + padding));
    }

    @ParameterizedTest
    @CsvSource({"-1, 200", "0, 200", "1, 400"})
    void differentNumbersAreServedUpToTheLimit(int past, int status) throws Exception {
        String numbers = IntStream.range(0, CONTRACT.maxNumbers() + past)
                .mapToObj(i -> "\"+" + (1_000_000 + i) + "\",\"+1000000\"")
                .collect(Collectors.joining(","));

        assertStatus(
                status,
                RawHttpConnection.attach(TestApplication.BODY.replace("\"" + TestApplication.NUMBER + "\"", numbers)));
    }

    private void assertStatus(int status, String request) throws IOException {
        server.store().release();
        try (RawHttpConnection connection = new RawHttpConnection(server.start(TestLimits.generous()))) {
            String answer = connection.send(request).readTo("}}");
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
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
