package dev.attachphone.suite.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.history.AttachCall.CallResult.Attached;
import dev.attachphone.suite.history.AttachCall.CallResult.Indeterminate;
import dev.attachphone.suite.history.AttachCall.CallResult.Refused;
import dev.attachphone.suite.history.AttachCall.CallResult.RefusedElsewhere;
import dev.attachphone.suite.history.AttachCall.CallResult.Unexpected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checks handwritten histories. Unless stated otherwise, all calls of a history overlap. */
class HistoryCheckerTest {

    private static final Optional<String> A = Optional.of("a");
    private static final Optional<String> B = Optional.of("b");
    private static final Optional<String> FREE = Optional.empty();

    private final List<AttachCall> calls = new ArrayList<>();

    @Test
    void acceptsAnEmptyHistory() {
        accepts(Map.of("1", FREE));
    }

    @Test
    void acceptsARaceWithOneWinner() {
        call("a", new Attached(), "1");
        call("b", new Refused("a", "1"), "1");
        elsewhere(new RefusedElsewhere(), "1");
        accepts(Map.of("1", A));
    }

    @Test
    void acceptsCrossedSetsOfWhichOneWins() {
        call("a", new Refused("b", "1"), "1", "2");
        call("b", new Attached(), "2", "1");
        accepts(Map.of("1", B, "2", B));
    }

    @Test
    void acceptsIdenticalRetries() {
        call("a", new Attached(), "1", "2");
        call("a", new Attached(), "1", "2");
        call("a", new Indeterminate(), "1", "2");
        accepts(Map.of("1", A, "2", A));
    }

    @Test
    void acceptsACallWithoutAnAnswerWhetherOrNotItHadAnEffect() {
        call("a", new Indeterminate(), "1", "2");
        accepts(Map.of("1", A, "2", A));
        accepts(Map.of("1", FREE, "2", FREE));
        accepts(Map.of());
    }

    @Test
    void acceptsARefusalThatNamesTheAgentOfACallWithoutAnAnswer() {
        call("a", new Indeterminate(), "1");
        call("b", new Refused("a", "1"), "1");
        accepts(Map.of("1", A));
    }

    @Test
    void acceptsThatOneAgentHoldsANumberUnderAnotherProvider() {
        call("a", new Attached(), "1");
        calls.add(new AttachCall(
                new AttachInvocation("valid", "a", "twilio", List.of("1")), 1, 9, new Refused("a", "1")));
        accepts(Map.of("1", A));
    }

    @Test
    void acceptsANumberThatWasNotLookedUp() {
        call("a", new Attached(), "1");
        call("b", new Refused("a", "1"), "1");
        accepts(Map.of());
    }

    @Test
    void rejectsTwoAcknowledgedHolders() {
        call("a", new Attached(), "1", "2");
        call("b", new Attached(), "2", "3");
        rejects(
                Map.of("1", A, "3", B),
                "2 was attached twice: to a under san for [1, 2] and to b under san for [2, 3]");
    }

    @Test
    void rejectsTwoProvidersOfOneAgent() {
        call("a", new Attached(), "1");
        calls.add(new AttachCall(new AttachInvocation("valid", "a", "twilio", List.of("1")), 1, 9, new Attached()));
        rejects(Map.of("1", A), "1 was attached twice: to a under san for [1] and to a under twilio for [1]");
    }

    @Test
    void rejectsAnAcknowledgedAttachThatIsLost() {
        call("a", new Attached(), "1");
        rejects(Map.of("1", FREE), "1 was attached to a under san for [1] and is lost: 1 is free");
    }

    @Test
    void rejectsAnAcknowledgedAttachThatIsPartlyLost() {
        call("a", new Attached(), "1", "2");
        rejects(Map.of("1", A, "2", FREE), "2 was attached to a under san for [1, 2] and is lost: 2 is free");
    }

    @Test
    void rejectsAnEffectOfARefusedCall() {
        call("a", new Attached(), "1");
        call("b", new Refused("a", "1"), "2", "1");
        rejects(
                Map.of("1", A, "2", B),
                "2 is held by b, although no call for that agent was acknowledged: a refused call had an effect");
    }

    @Test
    void rejectsAPartialEffectOfACallWithoutAnAnswer() {
        call("a", new Indeterminate(), "1", "2");
        rejects(
                Map.of("1", A, "2", FREE),
                "a call without an answer attached only some of its numbers to a under san for [1, 2]: 2 is free");
    }

    @Test
    void rejectsANamedHolderThatNeverAskedForTheNumber() {
        call("a", new Attached(), "1");
        call("c", new Attached(), "2");
        call("b", new Refused("c", "1"), "1");
        rejects(
                Map.of("1", A, "2", Optional.of("c")),
                "a call for b under san for [1] was told that 1 is held by c, which cannot have held it by then",
                "a call for b under san for [1] was told that 1 is held by c, which does not hold it at the end");
    }

    @Test
    void rejectsANamedHolderThatAskedOnlyAfterTheRefusal() {
        calls.add(new AttachCall(new AttachInvocation("valid", "b", "san", List.of("1")), 1, 2, new Refused("a", "1")));
        calls.add(new AttachCall(new AttachInvocation("valid", "a", "san", List.of("1")), 3, 4, new Attached()));
        rejects(
                Map.of("1", A),
                "a call for b under san for [1] was told that 1 is held by a, which cannot have held it by then");
    }

    @Test
    void rejectsANamedHolderThatDoesNotHoldTheNumberAtTheEnd() {
        call("a", new Indeterminate(), "1");
        call("b", new Refused("a", "1"), "1");
        rejects(
                Map.of("1", FREE),
                "a call for b under san for [1] was told that 1 is held by a, which does not hold it at the end");
    }

    @Test
    void rejectsANamedHolderOfAnotherAccount() {
        elsewhere(new Attached(), "1");
        call("b", new Refused("x", "1"), "1");
        rejects(
                Map.of("1", Optional.of("x")),
                "a call for b under san for [1] was told that 1 is held by x, which cannot have held it by then");
    }

    @Test
    void rejectsANumberThatWasNotAskedFor() {
        call("a", new Attached(), "1", "2");
        call("b", new Refused("a", "2"), "1");
        rejects(
                Map.of("1", A, "2", A),
                "a call for b under san for [1] was told that 2 is held by a, which cannot have held it by then");
    }

    @Test
    void rejectsARefusalForAnotherAccountThatHoldsNothing() {
        call("a", new Attached(), "1");
        call("b", new RefusedElsewhere(), "1");
        rejects(
                Map.of("1", A),
                "a call for b under san for [1] was told that another account holds a number; no other account can have held one by then");
    }

    @Test
    void rejectsIdenticalCallsWithDifferentAnswers() {
        call("a", new Attached(), "1");
        call("a", new Refused("a", "1"), "1");
        rejects(
                Map.of("1", A),
                "a call for a under san for [1] was told that 1 is held by a, which cannot have held it by then",
                "of identical calls for a under san for [1] one was attached and one refused",
                "a call for a under san for [1] was refused, although no call for another owner attached any of its numbers");
    }

    @Test
    void rejectsARaceWithoutAWinner() {
        call("a", new RefusedElsewhere(), "1");
        elsewhere(new RefusedElsewhere(), "1");
        List<String> problems = HistoryChecker.violations(calls, Map.of("1", FREE));
        assertTrue(
                problems.contains(
                        "a call for a under san for [1] was refused, although no call for another owner attached any of its numbers"),
                problems::toString);
    }

    @Test
    void rejectsAnAnswerThatAValidCallMustNotGet() {
        call("a", new Unexpected("404 agent-not-found"), "1");
        rejects(Map.of("1", FREE), "a valid call for a under san for [1] was answered 404 agent-not-found");
    }

    private void call(String agent, CallResult result, String... numbers) {
        calls.add(new AttachCall(
                new AttachInvocation("valid", agent, "san", List.of(numbers)), calls.size(), 100, result));
    }

    private void elsewhere(CallResult result, String... numbers) {
        calls.add(new AttachCall(
                new AttachInvocation("other-account", "x", "san", List.of(numbers)), calls.size(), 100, result));
    }

    private void accepts(Map<String, Optional<String>> holders) {
        rejects(holders);
    }

    private void rejects(Map<String, Optional<String>> holders, String... problems) {
        assertEquals(List.of(problems), HistoryChecker.violations(calls, holders));
    }
}
