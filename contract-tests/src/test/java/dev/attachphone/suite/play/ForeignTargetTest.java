package dev.attachphone.suite.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.CaseFiles;
import dev.attachphone.suite.check.Finding;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.exchange.Watcher;
import dev.attachphone.suite.run.Benches;
import dev.attachphone.suite.tiny.TinyServer;
import dev.attachphone.suite.tiny.TinyServer.Answer;
import dev.attachphone.suite.verdict.Ambiguities;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said of a target that reads the page otherwise than our contract, and of one that gives secrets away. */
class ForeignTargetTest {

    private final Contract contract = Contract.load();

    @Test
    void sixProvidersAreAFinding() throws Exception {
        Outcome outcome = play("attaches a number of plivo", answer("invalid-provider"), Ambiguities.ofThePage());
        assertTrue(outcome.passed(), outcome.problems().toString());
        assertEquals(Set.of("six or eight providers"), names(outcome));
        assertEquals(Set.of(), outcome.produced(), "the answer that our contract promises was not seen");
    }

    @Test
    void sixProvidersFailWhereOurContractHolds() throws Exception {
        Outcome outcome = play("attaches a number of plivo", answer("invalid-provider"), Ambiguities.NONE);
        assertFalse(outcome.passed());
        assertEquals(Set.of(), outcome.findings());
    }

    @Test
    void otherProvidersMustBeAccepted() throws Exception {
        assertFalse(play("attaches a number of twilio", answer("invalid-provider"), Ambiguities.ofThePage())
                .passed());
    }

    @Test
    void phoneNumberInPlaceOfNumbersIsAFinding() throws Exception {
        String success = "{\"error\":false,\"code\":200,\"message\":\""
                + contract.operation("attachPhoneNumber").answer("attached").message()
                + "\",\"timestamp\":" + System.currentTimeMillis()
                + ",\"data\":{\"agent_id\":\"agent_abc123xyz\",\"phone_numbers\":[\"+12025551234\"],"
                + "\"provider\":\"san\",\"attached_at\":\"2026-01-24T10:30:19Z\",\"status\":\"active\"}}";
        Outcome outcome =
                play("the page's workflow sample has no numbers", new Answer(200, success), Ambiguities.ofThePage());
        assertTrue(outcome.passed(), outcome.problems().toString());
        assertEquals(Set.of("phone_number instead of numbers"), names(outcome));
    }

    @Test
    void anotherReadingOfThePageMustBeThatReadingToTheLetter() throws Exception {
        Answer altered = new Answer(422, answer("invalid-provider").body().replace("san,", "sun,"));
        assertFalse(play("attaches a number of plivo", altered, Ambiguities.ofThePage())
                .passed());
    }

    @Test
    void credentialInAnAnswerFails() throws Exception {
        Answer leak = new Answer(404, answer("agent-not-found").body().replace("not found", "of YOUR_AUTH_TOKEN"));
        String said = play("an agent that does not exist is not found", leak, Ambiguities.NONE)
                .problems()
                .toString();
        assertTrue(said.contains("the answer holds a credential"), said);
        assertFalse(said.contains("YOUR_AUTH_TOKEN"), said);
    }

    @Test
    void agentOfAnotherAccountInAnAnswerFails() throws Exception {
        Answer leak = new Answer(404, answer("agent-not-found").body().replace("Agent", "agent_def456uvw"));
        String said = play("an agent that does not exist is not found", leak, Ambiguities.NONE)
                .problems()
                .toString();
        assertTrue(said.contains("gives away agent_def456uvw"), said);
    }

    @Test
    void idThatOnlyBeginsLikeOneOfAnotherAccountIsNone() throws Exception {
        Answer similar = new Answer(404, answer("agent-not-found").body().replace("Agent", "agent_def456uvwxyz"));
        String said = play("an agent that does not exist is not found", similar, Ambiguities.NONE)
                .problems()
                .toString();
        assertFalse(said.contains("gives away"), said);
    }

    private Answer answer(String name) {
        NamedAnswer answer = contract.operation("attachPhoneNumber").answer(name);
        return new Answer(answer.status(), answer.body().toString());
    }

    private Outcome play(String name, Answer answer, Ambiguities ambiguities) throws Exception {
        Case played = new CaseFiles(contract)
                .builtIn().stream()
                        .filter(each -> each.title().name().equals(name))
                        .findFirst()
                        .orElseThrow();
        try (TinyServer server = TinyServer.answering(asked -> answer)) {
            return new CaseRunner(Benches.at(server.url(), Duration.ofSeconds(60), Watcher.NONE, ambiguities))
                    .play(played);
        }
    }

    private static Set<String> names(Outcome outcome) {
        return outcome.findings().stream().map(Finding::name).collect(Collectors.toSet());
    }
}
