package dev.attachphone.server.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.server.http.BlockingServer;
import dev.attachphone.server.http.RawHttpConnection;
import dev.attachphone.server.http.TestApplication;
import dev.attachphone.server.http.TestLimits;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the server says to whoever takes too long, byte by byte. */
final class TimeoutsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final ServerLimits.Times NO_PATIENCE = new ServerLimits.Times(LONG, Duration.ofNanos(1), LONG);

    @RegisterExtension
    private final BlockingServer server = new BlockingServer();

    @Test
    void answersABodyThatNeverComesWith408() throws Exception {
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(server.start(TestLimits.of(NO_PATIENCE)))) {
            String whole = RawHttpConnection.attach(TestApplication.BODY);
            RawHttpConnection.assertErrorAndClose(
                    408,
                    "Request Timeout",
                    rawHttpConnection
                            .send(whole.substring(0, whole.length() - 1))
                            .readToEnd());
        }
    }

    @Test
    void answersHeadersThatComeByteByByteWith408() throws Exception {
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(server.start(TestLimits.of(NO_PATIENCE)))) {
            rawHttpConnection.send("GET / HTTP/1.1\r\nHost: x\r\nA: ");
            while (!rawHttpConnection.hasMoreShortly()) {
                rawHttpConnection.send("a");
            }
            RawHttpConnection.assertErrorAndClose(408, "Request Timeout", rawHttpConnection.readToEnd());
        }
    }

    @Test
    void closesASilentConnection() throws Exception {
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(
                server.start(TestLimits.of(new ServerLimits.Times(Duration.ofMillis(1), LONG, LONG))))) {
            assertEquals("", rawHttpConnection.readToEnd());
        }
    }

    @Test
    void answersABodyThatStopsWith408WhenTheConnectionIsSilentForTooLong() throws Exception {
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(
                server.start(TestLimits.of(new ServerLimits.Times(Duration.ofMillis(500), LONG, LONG))))) {
            String whole = RawHttpConnection.attach(TestApplication.BODY);
            RawHttpConnection.assertErrorAndClose(
                    408,
                    "Request Timeout",
                    rawHttpConnection
                            .send(whole.substring(0, whole.length() - 1))
                            .readToEnd());
        }
    }

    @Test
    void closesASilentConnectionThatIsOneTooMany() throws Exception {
        ServerLimits serverLimits = new ServerLimits(
                TestLimits.generous().sizes(),
                new ServerLimits.Times(Duration.ofMillis(1), LONG, LONG),
                new ServerLimits.Counts(0, 10),
                TestLimits.generous().rate());
        try (RawHttpConnection rawHttpConnection = new RawHttpConnection(server.start(serverLimits))) {
            assertEquals("", rawHttpConnection.readToEnd());
        }
    }

    @Test
    void letsAConnectionBeSilentForAsLongAsTheLimitSays() {
        PortConfig portConfig = new PortConfig(
                TestLimits.of(new ServerLimits.Times(Duration.ofMillis(1_234), LONG, LONG)), Optional.empty());

        assertEquals(1_234, Connectors.create(new Server(), portConfig).getIdleTimeout());
    }
}
