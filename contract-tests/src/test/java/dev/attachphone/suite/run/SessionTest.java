package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.tiny.TinyServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Check> ten = IntStream.range(0, 10)
            .<Check>mapToObj(i -> new OneCheck("check-" + i))
            .toList();

    @Test
    void playsEveryCheckOnce() throws Exception {
        try (TinyServer server = TinyServer.answering(asked -> new TinyServer.Answer(204, ""))) {
            Meter meter = new Meter(100);
            Session session = new Session(Benches.at(server.url(), PATIENCE, meter), new Deaf());
            session.play(ten, 4);
            assertEquals(10, session.outcomes().size());
            assertEquals(List.of(), session.unplayed());
            assertEquals(10, meter.requests());
            assertEquals(10, server.asked().stream().distinct().count());
        }
    }

    @Test
    void sendsNoMoreThanTheBudget() throws Exception {
        try (TinyServer server = TinyServer.answering(asked -> new TinyServer.Answer(204, ""))) {
            Meter meter = new Meter(4);
            Session session = new Session(Benches.at(server.url(), PATIENCE, meter), new Deaf());
            session.play(ten, 3);
            assertEquals(4, server.asked().size());
            assertEquals(6, session.unplayed().size());
            assertEquals(
                    "the budget of 4 requests is spent",
                    session.cut().orElseThrow().reason());
        }
    }

    @Test
    void stopsWhenItIsInterrupted() throws Exception {
        Meter meter = new Meter(100);
        try (TinyServer server = TinyServer.answering(asked -> {
            meter.close();
            return new TinyServer.Answer(204, "");
        })) {
            Session session = new Session(Benches.at(server.url(), PATIENCE, meter), new Deaf());
            session.play(ten, 1);
            assertEquals(1, session.outcomes().size());
            assertEquals(9, session.unplayed().size());
            assertFalse(session.cut().orElseThrow().silent());
        }
    }

    @Test
    void givesUpOnATargetThatStopsAnswering() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            Session session = new Session(Benches.at(url, Duration.ofMillis(200), new Meter(100)), new Deaf());
            session.play(ten, 1);
            assertEquals(3, session.outcomes().size());
            assertTrue(session.cut().orElseThrow().silent());
        }
    }

    private static final class Deaf implements Listener {

        @Override
        public void begins(int checks) {}

        @Override
        public void played(Outcome outcome) {}

        @Override
        public void ends() {}
    }
}
