package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.exchange.Header;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.fixture.Undo;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.tiny.TinyServer;
import dev.attachphone.suite.tiny.TinyServer.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CleanupTest {

    private static final String SUCCESS =
            "{\"data\": {\"agent_id\": \"a\", \"phone_numbers\": [\"+1999\", \"+1998\"]}}";

    @Test
    void undoesEachNumber() throws Exception {
        try (TinyServer server = TinyServer.answering(asked -> new Answer(200, SUCCESS))) {
            Effects effects = run(server, new Undo("DELETE", server.url() + "/numbers/${number}", headers(), ""));
            assertEquals(Map.of(), effects.attached());
            assertEquals(2, effects.undone());
            assertEquals(
                    List.of("DELETE /numbers/%2B1998 ", "DELETE /numbers/%2B1999 "),
                    server.asked().stream().skip(1).map(TinyServer.Asked::text).toList());
            assertEquals("YOUR_AUTH_TOKEN", server.asked().get(1).token());
        }
    }

    @Test
    void undoesARunAsAWhole() throws Exception {
        try (TinyServer server = TinyServer.answering(asked -> new Answer(200, SUCCESS))) {
            Effects effects = run(server, new Undo("POST", server.url() + "/reset", headers(), "now"));
            assertEquals(Map.of(), effects.attached());
            assertEquals("POST /reset now", server.asked().get(1).text());
        }
    }

    @Test
    void keepsOnTheListWhatCouldNotBeUndone() throws Exception {
        try (TinyServer server =
                TinyServer.answering(asked -> new Answer(asked.text().contains("1998") ? 500 : 200, SUCCESS))) {
            Effects effects = run(server, new Undo("DELETE", server.url() + "/numbers/${number}", headers(), ""));
            assertEquals(Map.of("+1998", "a"), effects.attached());
        }
    }

    private static Map<String, String> headers() {
        return Map.of("token", "${token}");
    }

    private static Effects run(TinyServer server, Undo undo) throws Exception {
        Meter meter = new Meter(10);
        Bench bench = Benches.at(server.url(), Duration.ofSeconds(60), meter);
        bench.target().send(new Request("POST", "/attach", List.of(new Header("token", "t")), Payload.EMPTY));
        Fixture demo = bench.fixture();
        Fixture fixture =
                new Fixture(demo.accounts(), demo.refused(), demo.unknownAgent(), demo.numbers(), Optional.of(undo));
        new Cleanup(fixture, bench.target()).undo(meter.effects());
        return meter.effects();
    }
}
