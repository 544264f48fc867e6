package dev.attachphone.suite.faulty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.faulty.server.FaultyServer;
import dev.attachphone.suite.faulty.server.ServerBehaviour;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The correct server, from which all faulty ones are derived, passes the suite. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("integration")
@Tag("full")
class ReferenceServerTest {

    private @Nullable FaultyServer server;

    @BeforeAll
    void start() throws Exception {
        server = FaultyServer.start(new ServerBehaviour());
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCheckHolds() {
        SuiteRun suiteRun = SuiteRun.of(server());
        return suiteRun.checks().stream()
                .map(contractCheck -> DynamicTest.dynamicTest(
                        contractCheck.title().qualifiedName(),
                        () -> assertEquals(
                                List.of(),
                                contractCheck.execute(suiteRun.bench()).failures())));
    }

    @Test
    void refusalsOfJettyUseTheErrorEnvelope() throws Exception {
        TargetRequest targetRequest = new TargetRequest(
                "POST",
                ServerBehaviour.ATTACH.path(),
                List.of(new HeaderLine("X-Long", "x".repeat(20_000))),
                Payload.EMPTY);
        TargetReply targetReply = SuiteRun.of(server()).bench().target().send(targetRequest);
        assertEquals(431, targetReply.status());
        assertEquals(
                ServerBehaviour.ATTACH.answer("headers-too-large").body().toString(),
                targetReply.body().text().orElseThrow());
    }

    private FaultyServer server() {
        return Objects.requireNonNull(server, "started before all tests");
    }
}
