package dev.attachphone.server.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.http.BlockingServer;
import dev.attachphone.server.http.RawHttpConnection;
import dev.attachphone.server.http.TestApplication;
import dev.attachphone.server.http.TestLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ConnectionLimitsTest {

    @RegisterExtension
    private final BlockingServer server = new BlockingServer();

    @Test
    void aConnectionOverTheLimitIsAnsweredWith503() throws Exception {
        URI url = server.start(TestLimits.of(new ServerLimits.Counts(1, 10)));
        server.store().release();
        try (RawHttpConnection first = new RawHttpConnection(url)) {
            first.send(RawHttpConnection.attach(TestApplication.BODY)).readTo("}}");
            try (RawHttpConnection second = new RawHttpConnection(url)) {
                String answer = second.send(RawHttpConnection.attach(TestApplication.BODY))
                        .readToEnd();
                RawHttpConnection.assertErrorAndClose(503, "The server is overloaded, try again later", answer);
                assertTrue(answer.contains("\r\nRetry-After: 1\r\n"), answer);
            }
            assertTrue(first.send(RawHttpConnection.attach(TestApplication.BODY))
                    .readTo("}}")
                    .startsWith("HTTP/1.1 200 "));
        }
        assertEquals(
                List.of(TestApplication.NUMBER, TestApplication.NUMBER),
                server.store().inserted());
    }

    @Test
    void allConnectionsCanBeOpenedAtOnce() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (LimitedConnector connector = new LimitedConnector(
                new Server(), TestLimits.of(new ServerLimits.Counts(1, 10)), new HttpConnectionFactory())) {
            // It listens, and accepts nothing.
            connector.open();
            for (int i = 0; i < 101; i++) {
                Socket socket = new Socket();
                sockets.add(socket);
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getLocalPort()), 60_000);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void connectionsFarOverTheLimitAreClosed() throws Exception {
        URI url = server.start(TestLimits.of(new ServerLimits.Counts(1, 10)));
        List<RawHttpConnection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 101; i++) {
                RawHttpConnection connection = new RawHttpConnection(url);
                connections.add(connection);
                connection.send("GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n").readTo("}");
            }
            RawHttpConnection last = new RawHttpConnection(url);
            connections.add(last);
            assertEquals("", last.readToEnd());
        } finally {
            for (RawHttpConnection connection : connections) {
                connection.close();
            }
        }
    }
}
