package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.fixture.CleanupRequest;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.testserver.FunctionServer;
import dev.attachphone.suite.testserver.FunctionServer.FunctionAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetCleanupTest {

    private static final String SUCCESS =
            "{\"data\": {\"agent_id\": \"a\", \"phone_numbers\": [\"+1999\", \"+1998\"]}}";

    @Test
    void sendsARequestForEachNumber() throws Exception {
        try (FunctionServer server = FunctionServer.answering(asked -> new FunctionAnswer(200, SUCCESS))) {
            CreatedResources createdResources =
                    run(server, new CleanupRequest("DELETE", server.url() + "/numbers/${number}", headers(), ""));
            assertEquals(Map.of(), createdResources.attached());
            assertEquals(2, createdResources.undone());
            assertEquals(
                    List.of("DELETE /numbers/%2B1998 ", "DELETE /numbers/%2B1999 "),
                    server.asked().stream()
                            .skip(1)
                            .map(FunctionServer.Asked::text)
                            .toList());
            assertEquals("YOUR_AUTH_TOKEN", server.asked().get(1).token());
        }
    }

    @Test
    void sendsOneRequestForAllNumbers() throws Exception {
        try (FunctionServer server = FunctionServer.answering(asked -> new FunctionAnswer(200, SUCCESS))) {
            CreatedResources createdResources =
                    run(server, new CleanupRequest("POST", server.url() + "/reset", headers(), "now"));
            assertEquals(Map.of(), createdResources.attached());
            assertEquals("POST /reset now", server.asked().get(1).text());
        }
    }

    @Test
    void keepsNumbersThatCouldNotBeDetached() throws Exception {
        try (FunctionServer server = FunctionServer.answering(
                asked -> new FunctionAnswer(asked.text().contains("1998") ? 500 : 200, SUCCESS))) {
            CreatedResources createdResources =
                    run(server, new CleanupRequest("DELETE", server.url() + "/numbers/${number}", headers(), ""));
            assertEquals(Map.of("+1998", "a"), createdResources.attached());
        }
    }

    private static Map<String, String> headers() {
        return Map.of("token", "${token}");
    }

    private static CreatedResources run(FunctionServer server, CleanupRequest cleanupRequest) throws Exception {
        RequestBudget requestBudget = new RequestBudget(10);
        TestContext testContext = TestContexts.at(server.url(), Duration.ofSeconds(60), requestBudget);
        testContext
                .target()
                .send(new TargetRequest("POST", "/attach", List.of(new HeaderLine("token", "t")), Payload.EMPTY));
        Fixture demo = testContext.fixture();
        Fixture fixture = new Fixture(
                demo.accounts(), demo.refused(), demo.unknownAgent(), demo.numbers(), Optional.of(cleanupRequest));
        new TargetCleanup(fixture, testContext.target()).undo(requestBudget.effects());
        return requestBudget.effects();
    }
}
