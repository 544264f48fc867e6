package dev.attachphone.sandbox.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that stop to arrive or arrive slowly. */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StalledRequestsTest {

    private static final int CONNECTIONS = 100;
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofHours(1);

    private LimitedHttpLayer withShortIdleTimeout;
    private LimitedHttpLayer withShortRequestTimeout;

    @BeforeAll
    void start() throws Exception {
        withShortIdleTimeout = new LimitedHttpLayer(new ConnectionLimits(CONNECTIONS, SHORT, LONG));
        withShortRequestTimeout = new LimitedHttpLayer(new ConnectionLimits(CONNECTIONS, LONG, SHORT));
    }

    @AfterAll
    void stop() throws Exception {
        withShortIdleTimeout.close();
        withShortRequestTimeout.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P",
                "POST /api",
                "POST /api HTTP/1.1\r\nHost: x\r\nConte",
                "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n",
                "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc",
                "POST /api HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
            })
    void requestThatStallsIsAnsweredWithRequestTimeout(String start) throws IOException {
        assertRequestTimeout(send(withShortIdleTimeout, start));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n",
                "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc",
                "POST /api HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
            })
    void bodyThatStallsIsAwaitedForTheTimeOfTheRequest(String start) throws IOException {
        assertRequestTimeout(send(withShortRequestTimeout, start));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api HTTP/1.1\r\nHost: x\r\nX-Slow: ",
                "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n",
                "POST /api HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n30000\r\n"
            })
    void requestThatArrivesSlowlyIsAnsweredWithRequestTimeout(String start) throws IOException {
        assertRequestTimeout(sendSlowly(withShortRequestTimeout, start));
    }

    @Test
    void idleConnectionIsClosedWithoutAnAnswer() throws IOException {
        assertEquals("", send(withShortIdleTimeout, ""));
        String complete = send(withShortIdleTimeout, "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        assertTrue(complete.startsWith("HTTP/1.1 405 "), complete);
        assertEquals(complete.indexOf("HTTP/1.1"), complete.lastIndexOf("HTTP/1.1"), complete);
    }

    @Test
    void theTimeOfARequestDoesNotLimitTheConnection() throws IOException {
        String request = "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n";
        try (Socket socket = withShortRequestTimeout.connect()) {
            socket.setSoTimeout((int) SHORT.multipliedBy(2).toMillis());
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream().write((request + "x").getBytes(StandardCharsets.US_ASCII));
                assertTrue(readUntilSilence(socket).startsWith("HTTP/1.1 405 "));
            }
        }
    }

    private static void assertRequestTimeout(String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        assertTrue(answer.contains("\r\nX-Sandbox-Answer: request-timeout\r\n"), answer);
        assertTrue(answer.contains("\r\nX-Sandbox-Source: decisions/0020-limits.md\r\n"), answer);
        assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
        assertTrue(answer.contains("\r\nDate: "), answer);
        assertTrue(
                answer.endsWith("\r\n\r\n"
                        + LimitedHttpLayer.OPERATIONS
                                .attach()
                                .answer("request-timeout")
                                .body()),
                answer);
    }

    private static String send(LimitedHttpLayer http, String bytes) throws IOException {
        try (Socket socket = http.connect()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends one more byte whenever no answer has come for a while. */
    private static String sendSlowly(LimitedHttpLayer http, String start) throws IOException {
        try (Socket socket = http.connect()) {
            socket.setSoTimeout((int) SHORT.dividedBy(10).toMillis());
            socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                String answer = readUntilSilence(socket);
                if (!answer.isEmpty()) {
                    return answer;
                }
                socket.getOutputStream().write('a');
            }
        }
    }

    private static String readUntilSilence(Socket socket) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                read.write(next);
            }
        } catch (SocketTimeoutException e) {
            // Silence.
        }
        return read.toString(StandardCharsets.UTF_8);
    }
}
