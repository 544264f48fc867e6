package dev.attachphone.suite.faulty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.cases.CaseFiles;
import dev.attachphone.suite.exchange.Header;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.run.CaseRunner;
import dev.attachphone.suite.run.Selection;
import dev.attachphone.suite.verdict.Judge;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The server that all faulty ones are made of is right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceServerTest {

    private @Nullable FaultyServer server;

    @BeforeAll
    void start() throws Exception {
        server = FaultyServer.start(new Behaviour());
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCaseHolds() {
        CaseRunner runner = new CaseRunner(Behaviour.CONTRACT, target(), new Judge(Clock.systemUTC(), false));
        return Selection.of(new CaseFiles(Behaviour.CONTRACT).builtIn(), Set.of("foreign")).playable().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.title().name(),
                        () -> assertEquals(List.of(), runner.run(each).complaints())));
    }

    @Test
    void whatJettyRefusesComesInTheEnvelope() throws Exception {
        Request request = new Request(
                "POST", Behaviour.ATTACH.path(), List.of(new Header("X-Long", "x".repeat(20_000))), Payload.EMPTY);
        Reply reply = target().send(request);
        assertEquals(431, reply.status());
        assertEquals(
                "{\"error\":true,\"code\":431,\"message\":\"Request Header Fields Too Large\",\"data\":{}}",
                reply.body().text().orElseThrow());
    }

    private Target target() {
        return Target.at(Objects.requireNonNull(server).url(), Duration.ofSeconds(60));
    }
}
