package dev.attachphone.suite.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.BuiltInCases;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.Layer;
import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.run.TestContexts;
import dev.attachphone.suite.testserver.FunctionServer;
import dev.attachphone.suite.testserver.FunctionServer.FunctionAnswer;
import dev.attachphone.suite.validation.DocumentationAmbiguities;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The layers of checks, and how a foreign target is judged in each. */
class LayerTest {

    private static final FunctionAnswer REFUSED = new FunctionAnswer(400, "<html>Bad Request</html>");

    private final Contract contract = Contract.load();
    private final List<TestCase> cases = BuiltInCases.ALL;

    @Test
    void casesAreInTheLayerThatTheyAreBasedOn() {
        assertEquals(Layer.CONTRACT, layer("POST with an unknown agent_id"));
        assertEquals(Layer.HTTP, layer("POST without Content-Type"));
        assertEquals(Layer.HTTP, layer("POST over HTTP/1.0"));
        assertEquals(Layer.OWN, layer("POST /%61pi/agent/attach-phone-number"));
        assertEquals(Layer.OWN, layer("POST with X-Request-Id a"));
        assertEquals(
                Layer.HTTP,
                layer("POST /api/agent/attach-phone-number with the faults not-acceptable and invalid-auth"));
        assertEquals(
                Layer.OWN,
                layer("POST /api/agent/attach-phone-number with the faults not-acceptable and body-too-large"));
    }

    @Test
    void answersThatThePageDoesNotHaveAreNotInTheLayerOfThePage() {
        Set<String> wrong = cases.stream()
                .filter(each -> each.title().layer() == Layer.CONTRACT)
                .filter(each -> each.mainStep().answers().stream()
                        .anyMatch(answer ->
                                Layer.of(contract.operation(each.mainStep().operation())
                                                .answer(answer))
                                        != Layer.CONTRACT))
                .map(TestCase::sent)
                .collect(Collectors.toSet());
        assertEquals(Set.of(), wrong);
    }

    @Test
    void foreignTargetMayRefuseHttpInAnyWords() throws Exception {
        assertTrue(play("POST without Content-Type", REFUSED, success(200)).passed());
        assertFalse(play("POST with an unknown agent_id", REFUSED, success(200)).passed());
    }

    @Test
    void foreignTargetMustRefuse() throws Exception {
        String failures = play("POST without Content-Type", new FunctionAnswer(204, ""), success(200))
                .failures()
                .toString();
        assertTrue(failures.contains("expected a refusal"), failures);
    }

    @Test
    void refusedRequestThatAttachedTheNumberFails() throws Exception {
        FunctionAnswer held = new FunctionAnswer(409, "{}");
        assertFalse(play("POST without Content-Type", REFUSED, held).passed());
    }

    private Layer layer(String sent) {
        return BuiltInCases.named(sent).title().layer();
    }

    /** Plays a case against a foreign target that answers the second agent's requests, which are probes, otherwise. */
    private CheckOutcome play(String name, FunctionAnswer answer, FunctionAnswer ofProbe) throws Exception {
        try (FunctionServer server = FunctionServer.answering(
                asked -> asked.text().contains("agent_xyz789abc") ? fresh(ofProbe, asked.text()) : answer)) {
            TestContext strict = TestContexts.at(
                    server.url(), Duration.ofSeconds(60), ExchangeListener.NONE, DocumentationAmbiguities.NONE);
            return new ConformanceRunner(new TestContext(
                            strict.contract(),
                            strict.capabilities(),
                            strict.target(),
                            strict.validator().ofForeignTarget()))
                    .run(BuiltInCases.named(name));
        }
    }

    private static FunctionAnswer success(int status) {
        return new FunctionAnswer(status, "");
    }

    /** A success for the agent and the number of the request. */
    private FunctionAnswer fresh(FunctionAnswer answer, String asked) {
        if (answer.status() != 200) {
            return answer;
        }
        String number = asked.replaceFirst("(?s).*\"(\\+[0-9]+)\".*", "$1");
        return new FunctionAnswer(
                200,
                "{\"error\":false,\"code\":200,\"message\":\""
                        + contract.operation("attachPhoneNumber")
                                .answer("attached")
                                .message()
                        + "\",\"timestamp\":" + System.currentTimeMillis()
                        + ",\"data\":{\"agent_id\":\"agent_xyz789abc\",\"phone_numbers\":[\"" + number + "\"],"
                        + "\"provider\":\"san\",\"attached_at\":\""
                        + Instant.now().truncatedTo(ChronoUnit.SECONDS)
                        + "\",\"status\":\"active\"}}");
    }
}
