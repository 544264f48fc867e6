package dev.attachphone.suite.faulty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.exchange.Header;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import java.util.List;
import java.util.Objects;
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
    Stream<DynamicTest> everyCheckHolds() {
        Suite suite = Suite.of(server());
        return suite.checks().stream()
                .map(check -> DynamicTest.dynamicTest(
                        check.title().path(),
                        () -> assertEquals(List.of(), check.play(suite.bench()).problems())));
    }

    @Test
    void whatJettyRefusesComesInTheEnvelope() throws Exception {
        Request request = new Request(
                "POST", Behaviour.ATTACH.path(), List.of(new Header("X-Long", "x".repeat(20_000))), Payload.EMPTY);
        Reply reply = Suite.of(server()).bench().target().send(request);
        assertEquals(431, reply.status());
        assertEquals(
                "{\"error\":true,\"code\":431,\"message\":\"Request Header Fields Too Large\",\"data\":{}}",
                reply.body().text().orElseThrow());
    }

    private FaultyServer server() {
        return Objects.requireNonNull(server, "started before all tests");
    }
}
