package dev.attachphone.suite.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.history.CallResult.Attached;
import dev.attachphone.suite.history.CallResult.Indeterminate;
import dev.attachphone.suite.history.CallResult.Refused;
import dev.attachphone.suite.history.CallResult.RefusedElsewhere;
import dev.attachphone.suite.history.CallResult.Unexpected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Histories written by hand; unless said otherwise all calls of one overlap. */
class HistoryCheckerTest {

    private static final Optional<String> A = Optional.of("a");
    private static final Optional<String> B = Optional.of("b");
    private static final Optional<String> FREE = Optional.empty();

    private final List<AttachCall> calls = new ArrayList<>();

    @Test
    void acceptsNothingAtAll() {
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
    void acceptsACallWithoutAnAnswerEitherWay() {
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
        calls.add(new AttachCall(new AttachAttempt("valid", "a", "twilio", List.of("1")), 1, 9, new Refused("a", "1")));
        accepts(Map.of("1", A));
    }

    @Test
    void acceptsANumberOfWhichNothingIsKnownAfterwards() {
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
        calls.add(new AttachCall(new AttachAttempt("valid", "a", "twilio", List.of("1")), 1, 9, new Attached()));
        rejects(Map.of("1", A), "1 was attached twice: to a under san for [1] and to a under twilio for [1]");
    }

    @Test
    void rejectsAnAcknowledgedAttachThatIsLost() {
        call("a", new Attached(), "1");
        rejects(Map.of("1", FREE), "1 was attached to a under san for [1] and is lost: 1 is free");
    }

    @Test
    void rejectsAnAcknowledgedAttachOfWhichHalfIsLost() {
        call("a", new Attached(), "1", "2");
        rejects(Map.of("1", A, "2", FREE), "2 was attached to a under san for [1, 2] and is lost: 2 is free");
    }

    @Test
    void rejectsAnEffectOfARefusedCall() {
        call("a", new Attached(), "1");
        call("b", new Refused("a", "1"), "2", "1");
        rejects(
                Map.of("1", A, "2", B),
                "2 is held by b, of which no call for it was acknowledged: a refused call had an effect");
    }

    @Test
    void rejectsHalfAnEffectOfACallWithoutAnAnswer() {
        call("a", new Indeterminate(), "1", "2");
        rejects(
                Map.of("1", A, "2", FREE),
                "a call without an answer attached only some of its numbers to a under san for [1, 2]: 2 is free");
    }

    @Test
    void rejectsAHolderThatNeverAskedForTheNumber() {
        call("a", new Attached(), "1");
        call("c", new Attached(), "2");
        call("b", new Refused("c", "1"), "1");
        rejects(
                Map.of("1", A, "2", Optional.of("c")),
                "a call for b under san for [1] was told that 1 is held by c, which had not been given it by then",
                "a call for b under san for [1] was told that 1 is held by c, which does not hold it in the end");
    }

    @Test
    void rejectsAHolderThatAskedOnlyAfterTheRefusal() {
        calls.add(new AttachCall(new AttachAttempt("valid", "b", "san", List.of("1")), 1, 2, new Refused("a", "1")));
        calls.add(new AttachCall(new AttachAttempt("valid", "a", "san", List.of("1")), 3, 4, new Attached()));
        rejects(
                Map.of("1", A),
                "a call for b under san for [1] was told that 1 is held by a, which had not been given it by then");
    }

    @Test
    void rejectsAHolderThatDoesNotHoldInTheEnd() {
        call("a", new Indeterminate(), "1");
        call("b", new Refused("a", "1"), "1");
        rejects(
                Map.of("1", FREE),
                "a call for b under san for [1] was told that 1 is held by a, which does not hold it in the end");
    }

    @Test
    void rejectsAHolderOfAnotherAccount() {
        elsewhere(new Attached(), "1");
        call("b", new Refused("x", "1"), "1");
        rejects(
                Map.of("1", Optional.of("x")),
                "a call for b under san for [1] was told that 1 is held by x, which had not been given it by then");
    }

    @Test
    void rejectsANumberThatWasNotAskedFor() {
        call("a", new Attached(), "1", "2");
        call("b", new Refused("a", "2"), "1");
        rejects(
                Map.of("1", A, "2", A),
                "a call for b under san for [1] was told that 2 is held by a, which had not been given it by then");
    }

    @Test
    void rejectsATalkOfAnotherAccountThatHoldsNothing() {
        call("a", new Attached(), "1");
        call("b", new RefusedElsewhere(), "1");
        rejects(
                Map.of("1", A),
                "a call for b under san for [1] was told that another account holds a number; none had been given one by then");
    }

    @Test
    void rejectsIdenticalCallsOfWhichOneIsRefused() {
        call("a", new Attached(), "1");
        call("a", new Refused("a", "1"), "1");
        rejects(
                Map.of("1", A),
                "a call for a under san for [1] was told that 1 is held by a, which had not been given it by then",
                "of identical calls for a under san for [1] one was attached and one refused",
                "a call for a under san for [1] was refused, although nobody else got any of its numbers");
    }

    @Test
    void rejectsARaceThatNobodyWins() {
        call("a", new RefusedElsewhere(), "1");
        elsewhere(new RefusedElsewhere(), "1");
        List<String> problems = HistoryChecker.problems(calls, Map.of("1", FREE));
        assertTrue(
                problems.contains(
                        "a call for a under san for [1] was refused, although nobody else got any of its numbers"),
                problems::toString);
    }

    @Test
    void rejectsAnAnswerThatAGoodCallMustNotGet() {
        call("a", new Unexpected("404 agent-not-found"), "1");
        rejects(Map.of("1", FREE), "a good call for a under san for [1] was answered 404 agent-not-found");
    }

    private void call(String agent, CallResult callResult, String... numbers) {
        calls.add(new AttachCall(
                new AttachAttempt("valid", agent, "san", List.of(numbers)), calls.size(), 100, callResult));
    }

    private void elsewhere(CallResult callResult, String... numbers) {
        calls.add(new AttachCall(
                new AttachAttempt("other-account", "x", "san", List.of(numbers)), calls.size(), 100, callResult));
    }

    private void accepts(Map<String, Optional<String>> holders) {
        rejects(holders);
    }

    private void rejects(Map<String, Optional<String>> holders, String... problems) {
        assertEquals(List.of(problems), HistoryChecker.problems(calls, holders));
    }
}
