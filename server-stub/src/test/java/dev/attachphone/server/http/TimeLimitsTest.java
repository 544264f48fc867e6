package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the server says to whoever takes too long, byte by byte. */
final class TimeLimitsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Limits.Times NO_PATIENCE = new Limits.Times(LONG, Duration.ofNanos(1), LONG);

    @RegisterExtension
    private final HeldServer server = new HeldServer();

    @Test
    void answersABodyThatNeverComesWith408() throws Exception {
        try (Wire wire = new Wire(server.start(TestLimits.of(NO_PATIENCE)))) {
            String whole = Wire.attach(TestApi.BODY);
            Wire.assertRefused(
                    408,
                    "Request Timeout",
                    wire.send(whole.substring(0, whole.length() - 1)).readToEnd());
        }
    }

    @Test
    void answersHeadersThatComeByteByByteWith408() throws Exception {
        try (Wire wire = new Wire(server.start(TestLimits.of(NO_PATIENCE)))) {
            wire.send("GET / HTTP/1.1\r\nHost: x\r\nA: ");
            while (!wire.hasMoreSoon()) {
                wire.send("a");
            }
            Wire.assertRefused(408, "Request Timeout", wire.readToEnd());
        }
    }

    @Test
    void closesASilentConnection() throws Exception {
        try (Wire wire = new Wire(server.start(TestLimits.of(new Limits.Times(Duration.ofMillis(1), LONG, LONG))))) {
            assertEquals("", wire.readToEnd());
        }
    }

    @Test
    void answersABodyThatStopsWith408WhenTheConnectionIsSilentForTooLong() throws Exception {
        try (Wire wire = new Wire(server.start(TestLimits.of(new Limits.Times(Duration.ofMillis(500), LONG, LONG))))) {
            String whole = Wire.attach(TestApi.BODY);
            Wire.assertRefused(
                    408,
                    "Request Timeout",
                    wire.send(whole.substring(0, whole.length() - 1)).readToEnd());
        }
    }

    @Test
    void closesASilentConnectionThatIsOneTooMany() throws Exception {
        Limits limits = new Limits(
                TestLimits.wide().sizes(),
                new Limits.Times(Duration.ofMillis(1), LONG, LONG),
                new Limits.Counts(0, 10),
                TestLimits.wide().rate());
        try (Wire wire = new Wire(server.start(limits))) {
            assertEquals("", wire.readToEnd());
        }
    }

    @Test
    void letsAConnectionBeSilentForAsLongAsTheLimitSays() {
        Port port = new Port(TestLimits.of(new Limits.Times(Duration.ofMillis(1_234), LONG, LONG)), Optional.empty());

        assertEquals(1_234, Ports.open(new Server(), port).getIdleTimeout());
    }
}
