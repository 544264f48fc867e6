package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the server says to connections that are too many, byte by byte. */
final class ConnectionLimitsTest {

    @RegisterExtension
    private final HeldServer server = new HeldServer();

    @Test
    void refusesOneConnectionTooManyAndServesTheOthers() throws Exception {
        URI url = server.start(TestLimits.of(new Limits.Counts(1, 10)));
        server.store().release();
        try (Wire first = new Wire(url)) {
            first.send(Wire.attach(TestApi.BODY)).readTo("}}");
            try (Wire second = new Wire(url)) {
                String answer = second.send(Wire.attach(TestApi.BODY)).readToEnd();
                Wire.assertRefused(503, "Service Unavailable", answer);
                assertTrue(answer.contains("\r\nRetry-After: 1\r\n"), answer);
            }
            assertTrue(first.send(Wire.attach(TestApi.BODY)).readTo("}}").startsWith("HTTP/1.1 200 "));
        }
        assertEquals(List.of(TestApi.NUMBER, TestApi.NUMBER), server.store().inserted());
    }

    @Test
    void closesConnectionsThatAreFarTooMany() throws Exception {
        URI url = server.start(TestLimits.of(new Limits.Counts(1, 10)));
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
}
