package dev.attachphone.server.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.server.http.BlockingServer;
import dev.attachphone.server.http.RawHttpConnection;
import dev.attachphone.server.http.TestApplication;
import dev.attachphone.server.http.TestLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TimeoutsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final ServerLimits.Times NO_REQUEST_TIME = new ServerLimits.Times(LONG, Duration.ofNanos(1), LONG);

    @RegisterExtension
    private final BlockingServer server = new BlockingServer();

    @Test
    void aMissingBodyIsAnsweredWith408() throws Exception {
        try (RawHttpConnection connection = new RawHttpConnection(server.start(TestLimits.of(NO_REQUEST_TIME)))) {
            String whole = RawHttpConnection.attach(TestApplication.BODY);
            RawHttpConnection.assertErrorAndClose(
                    408,
                    "The request did not arrive in time",
                    connection.send(whole.substring(0, whole.length() - 1)).readToEnd());
        }
    }

    @Test
    void slowHeadersAreAnsweredWith408() throws Exception {
        try (RawHttpConnection connection = new RawHttpConnection(server.start(TestLimits.of(NO_REQUEST_TIME)))) {
            connection.send("GET / HTTP/1.1\r\nHost: x\r\nA: ");
            while (!connection.hasMoreShortly()) {
                connection.send("a");
            }
            RawHttpConnection.assertErrorAndClose(408, "The request did not arrive in time", connection.readToEnd());
        }
    }

    @Test
    void headersThatStopAreAnsweredWith408AfterTheIdleTimeout() throws Exception {
        try (RawHttpConnection connection = new RawHttpConnection(
                server.start(TestLimits.of(new ServerLimits.Times(Duration.ofMillis(500), LONG, LONG))))) {
            RawHttpConnection.assertErrorAndClose(
                    408,
                    "The request did not arrive in time",
                    connection.send("GET / HTTP/1.1\r\nHost: x\r\nA: ").readToEnd());
        }
    }

    @Test
    void anIdleConnectionIsClosed() throws Exception {
        try (RawHttpConnection connection = new RawHttpConnection(
                server.start(TestLimits.of(new ServerLimits.Times(Duration.ofMillis(1), LONG, LONG))))) {
            assertEquals("", connection.readToEnd());
        }
    }

    @Test
    void aBodyThatStopsIsAnsweredWith408AfterTheIdleTimeout() throws Exception {
        try (RawHttpConnection connection = new RawHttpConnection(
                server.start(TestLimits.of(new ServerLimits.Times(Duration.ofMillis(500), LONG, LONG))))) {
            String whole = RawHttpConnection.attach(TestApplication.BODY);
            RawHttpConnection.assertErrorAndClose(
                    408,
                    "The request did not arrive in time",
                    connection.send(whole.substring(0, whole.length() - 1)).readToEnd());
        }
    }

    @Test
    void anIdleConnectionOverTheLimitIsClosed() throws Exception {
        ServerLimits serverLimits = new ServerLimits(
                TestLimits.generous().sizes(),
                new ServerLimits.Times(Duration.ofMillis(1), LONG, LONG),
                new ServerLimits.Counts(0, 10),
                ServerLimits.RequestRates.NONE,
                ServerLimits.WrongCredentials.NONE);
        try (RawHttpConnection connection = new RawHttpConnection(server.start(serverLimits))) {
            assertEquals("", connection.readToEnd());
        }
    }

    @Test
    void theIdleTimeoutIsConfigured() {
        PortConfig portConfig = new PortConfig(
                TestLimits.of(new ServerLimits.Times(Duration.ofMillis(1_234), LONG, LONG)),
                Optional.empty(),
                Set.of(),
                HttpServerListener.NONE);

        assertEquals(1_234, Connectors.create(new Server(), portConfig).getIdleTimeout());
    }
}
