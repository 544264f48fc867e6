package dev.attachphone.sandbox.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.Server;

/** More connections than the limit, which is 2. */
// The timeout only ends a test that has failed.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionLimitTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private final List<Socket> open = new ArrayList<>();
    private LimitedHttpLayer http;

    @BeforeEach
    void start() throws Exception {
        http = new LimitedHttpLayer(new ConnectionLimits(2, Duration.ofHours(1), Duration.ofHours(1)));
        open(2);
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : open) {
            socket.close();
        }
        http.close();
    }

    @Test
    void requestOnAConnectionOverTheLimitIsAnsweredWithOverloaded() throws IOException {
        String answer = send();
        assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
        assertTrue(answer.contains("\r\nX-Sandbox-Answer: overloaded\r\n"), answer);
        assertTrue(answer.contains("\r\nRetry-After: "), answer);
        assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);

        open.get(0).close();
        await(1);
        assertTrue(send().startsWith("HTTP/1.1 404 "));
    }

    @Test
    void aHundredConnectionsOverTheLimitAreAcceptedAndFurtherOnesClosed() throws IOException {
        open(100);

        assertEquals("", send());
    }

    @Test
    void allConnectionsCanBeOpenedAtOnce() throws Exception {
        try (SandboxConnector connector = new SandboxConnector(
                new Server(),
                new ConnectionLimits(2, Duration.ofHours(1), Duration.ofHours(1)),
                new HttpConnectionFactory())) {
            // It listens, and accepts nothing.
            connector.open();
            for (int i = 0; i < 102; i++) {
                Socket socket = new Socket();
                open.add(socket);
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getLocalPort()), 60_000);
            }
        }
    }

    /** Opens connections that stay idle. */
    private void open(int count) throws IOException {
        int before = http.connections();
        for (int i = 0; i < count; i++) {
            open.add(http.connect());
        }
        await(before + count);
    }

    private void await(int connections) {
        while (http.connections() != connections) {
            Thread.onSpinWait();
        }
    }

    private String send() throws IOException {
        try (Socket socket = http.connect()) {
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            // The connection was closed before the request was sent.
            return "";
        }
    }
}
