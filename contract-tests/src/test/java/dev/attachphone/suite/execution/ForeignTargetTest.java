package dev.attachphone.suite.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.suite.cases.BuiltInCases;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.AmbiguityFinding;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.run.ContractCoverage;
import dev.attachphone.suite.run.TestContexts;
import dev.attachphone.suite.testserver.FunctionServer;
import dev.attachphone.suite.testserver.FunctionServer.FunctionAnswer;
import dev.attachphone.suite.validation.DocumentationAmbiguities;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Validates targets that resolve contradictions of the page differently, and targets that leak credentials. */
class ForeignTargetTest {

    private final Contract contract = Contract.load();

    @Test
    void sixProvidersAreAFinding() throws Exception {
        CheckOutcome outcome =
                play("POST with provider plivo", answer("invalid-provider"), DocumentationAmbiguities.ofThePage());
        assertTrue(outcome.passed(), outcome.failures().toString());
        assertEquals(Set.of("six or eight providers"), names(outcome));
        assertTrue(outcome.exchanges().stream().noneMatch(CheckedExchange::asExpected));
    }

    @Test
    void sixProvidersFailWithoutAmbiguities() throws Exception {
        CheckOutcome outcome =
                play("POST with provider plivo", answer("invalid-provider"), DocumentationAmbiguities.NONE);
        assertFalse(outcome.passed());
        assertEquals(Set.of(), outcome.findings());
    }

    @Test
    void sixProvidersDoNotExcuseOtherProviders() throws Exception {
        assertFalse(play("POST with provider twilio", answer("invalid-provider"), DocumentationAmbiguities.ofThePage())
                .passed());
    }

    @Test
    void phoneNumberInsteadOfNumbersIsAFinding() throws Exception {
        String success = "{\"error\":false,\"code\":200,\"message\":\""
                + contract.operation("attachPhoneNumber").answer("attached").message()
                + "\",\"timestamp\":" + System.currentTimeMillis()
                + ",\"data\":{\"agent_id\":\"agent_abc123xyz\",\"phone_numbers\":[\"+12025551234\"],"
                + "\"provider\":\"san\",\"attached_at\":\"2026-01-24T10:30:19Z\",\"status\":\"active\"}}";
        CheckOutcome outcome = play(
                "POST with phone_number instead of numbers, as in the page's workflow sample",
                new FunctionAnswer(200, success),
                DocumentationAmbiguities.ofThePage());
        assertTrue(outcome.passed(), outcome.failures().toString());
        assertEquals(Set.of("phone_number instead of numbers"), names(outcome));
    }

    @Test
    void alternativeReadingIsComparedExactly() throws Exception {
        FunctionAnswer altered =
                new FunctionAnswer(422, answer("invalid-provider").body().replace("san,", "sun,"));
        assertFalse(play("POST with provider plivo", altered, DocumentationAmbiguities.ofThePage())
                .passed());
    }

    @Test
    void acceptedIntegerAsAgentIdIsAFinding() throws Exception {
        for (FunctionAnswer accepted : List.of(
                answer("agent-not-found"),
                new FunctionAnswer(404, "{\"error\":true,\"message\":\"Agent not found\"}"))) {
            CheckOutcome outcome =
                    play("POST with agent_id set to a number", accepted, DocumentationAmbiguities.ofThePage());
            assertTrue(outcome.passed(), outcome.failures().toString());
            assertEquals(Set.of("agent_id as an integer"), names(outcome));
        }
    }

    @Test
    void integerInASuccessIsAFinding() throws Exception {
        String success = "{\"error\":false,\"code\":200,\"message\":\""
                + contract.operation("attachPhoneNumber").answer("attached").message()
                + "\",\"timestamp\":" + System.currentTimeMillis()
                + ",\"data\":{\"agent_id\":5,\"phone_numbers\":[\"+12025551234\"],"
                + "\"provider\":\"san\",\"attached_at\":\"2026-01-24T10:30:19Z\",\"status\":\"active\"}}";
        CheckOutcome outcome = play(
                "POST with agent_id set to a number",
                new FunctionAnswer(200, success),
                DocumentationAmbiguities.ofThePage());
        assertEquals(Set.of("agent_id as an integer"), names(outcome), outcome.failures()::toString);
    }

    @Test
    void anAcceptedFractionAsAgentIdFails() throws Exception {
        assertFalse(play(
                        "POST with agent_id set to a fraction",
                        answer("agent-not-found"),
                        DocumentationAmbiguities.ofThePage())
                .passed());
    }

    @Test
    void errorWithoutCodeAndDataIsAFinding() throws Exception {
        FunctionAnswer shortened = new FunctionAnswer(404, "{\"error\":true,\"message\":\"Agent not found\"}");
        CheckOutcome outcome = play("POST with an unknown agent_id", shortened, DocumentationAmbiguities.ofThePage());
        assertTrue(outcome.passed(), outcome.failures().toString());
        assertEquals(Set.of("errors without code and data"), names(outcome));
        assertFalse(play("POST with an unknown agent_id", shortened, DocumentationAmbiguities.NONE)
                .passed());
    }

    @Test
    void errorWithoutMessageFails() throws Exception {
        assertFalse(play(
                        "POST with an unknown agent_id",
                        new FunctionAnswer(404, "{\"error\":true,\"code\":404,\"data\":{}}"),
                        DocumentationAmbiguities.ofThePage())
                .passed());
    }

    @Test
    void refusalWithoutCodeAndDataIsAFinding() throws Exception {
        CheckOutcome outcome = play(
                "POST with Expect: something",
                new FunctionAnswer(417, "{\"error\":true,\"message\":\"Expectation failed\"}"),
                DocumentationAmbiguities.ofThePage());
        assertEquals(Set.of("errors without code and data"), names(outcome), outcome.failures()::toString);
    }

    @Test
    void rateLimitIsAFindingThatCoversNothing() throws Exception {
        CheckOutcome outcome = play(
                "POST with one number", new FunctionAnswer(429, "slow down"), DocumentationAmbiguities.ofThePage());
        assertTrue(outcome.passed(), outcome.failures().toString());
        assertEquals(Set.of("429 at any time"), names(outcome));
        Fixture fixture = DemoFixture.of(contract, DemoWorld.load(), Optional.empty());
        assertEquals(Set.of(), new ContractCoverage(contract, fixture).covered(outcome));
        assertFalse(play("POST with one number", new FunctionAnswer(429, "slow down"), DocumentationAmbiguities.NONE)
                .passed());
    }

    @Test
    void credentialInAnAnswerFails() throws Exception {
        FunctionAnswer leak =
                new FunctionAnswer(404, answer("agent-not-found").body().replace("not found", "of YOUR_AUTH_TOKEN"));
        String said = play("POST with an unknown agent_id", leak, DocumentationAmbiguities.NONE)
                .failures()
                .toString();
        assertTrue(said.contains("the answer contains a credential"), said);
        assertFalse(said.contains("YOUR_AUTH_TOKEN"), said);
    }

    @Test
    void agentOfAnotherAccountInAnAnswerFails() throws Exception {
        FunctionAnswer leak =
                new FunctionAnswer(404, answer("agent-not-found").body().replace("Agent", "agent_def456uvw"));
        String said = play("POST with an unknown agent_id", leak, DocumentationAmbiguities.NONE)
                .failures()
                .toString();
        assertTrue(said.contains("contains agent_def456uvw"), said);
    }

    @Test
    void idWithAnAgentOfAnotherAccountAsPrefixPasses() throws Exception {
        FunctionAnswer similar =
                new FunctionAnswer(404, answer("agent-not-found").body().replace("Agent", "agent_def456uvwxyz"));
        String said = play("POST with an unknown agent_id", similar, DocumentationAmbiguities.NONE)
                .failures()
                .toString();
        assertFalse(said.contains("of another account"), said);
    }

    private FunctionAnswer answer(String name) {
        NamedAnswer answer = contract.operation("attachPhoneNumber").answer(name);
        return new FunctionAnswer(answer.status(), answer.body().toString());
    }

    private CheckOutcome play(String name, FunctionAnswer functionAnswer, DocumentationAmbiguities ambiguities)
            throws Exception {
        TestCase played = BuiltInCases.named(name);
        try (FunctionServer server = FunctionServer.answering(asked -> functionAnswer)) {
            return new ConformanceRunner(
                            TestContexts.at(server.url(), Duration.ofSeconds(60), ExchangeListener.NONE, ambiguities))
                    .run(played);
        }
    }

    private static Set<String> names(CheckOutcome outcome) {
        return outcome.findings().stream().map(AmbiguityFinding::name).collect(Collectors.toSet());
    }
}
