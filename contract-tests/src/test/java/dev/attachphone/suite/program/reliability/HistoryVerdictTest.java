package dev.attachphone.suite.program.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.history.AttachCall;
import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.history.AttachInvocation;
import dev.attachphone.suite.program.reliability.FaultScenario.Failures;
import dev.attachphone.suite.program.reliability.FinalState.HeldNumberEntry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HistoryVerdictTest {

    private static final String NUMBER = "+19900001";
    private static final String TIME = "2026-01-24T10:30:19Z";
    private static final HeldNumberEntry HELD = new HeldNumberEntry("a", "san", TIME);

    private static final RecordedCall ACKNOWLEDGED =
            call(new AttachAnswer(new CallResult.Attached(), true, false, TIME));

    private static RecordedCall call(AttachAnswer answer) {
        AttachInvocation invocation = new AttachInvocation(Fixture.VALID, "a", "san", List.of(NUMBER));
        return new RecordedCall(0, new AttachCall(invocation, 1, 2, answer.result()), answer);
    }

    private static FinalState state(Map<String, HeldNumberEntry> attachments) {
        return new FinalState(
                attachments,
                attachments.keySet().stream()
                        .collect(Collectors.toMap(number -> number, number -> List.of("attached"))));
    }

    @Test
    void acknowledgedNumberThatIsHeldIsNoViolation() {
        FinalState state = state(Map.of(NUMBER, HELD));
        assertEquals(List.of(), HistoryVerdict.violations(List.of(ACKNOWLEDGED), state));
        assertEquals(List.of(), state.wrongHistories());
    }

    @Test
    void acknowledgedNumberThatIsFreeIsLost() {
        assertViolation(List.of(ACKNOWLEDGED), state(Map.of()), NUMBER + " is free");
    }

    @Test
    void otherProviderOrTimeIsAViolation() {
        for (HeldNumberEntry other : List.of(
                new HeldNumberEntry("a", "twilio", TIME), new HeldNumberEntry("a", "san", "2026-01-24T10:30:20Z"))) {
            assertViolation(List.of(ACKNOWLEDGED), state(Map.of(NUMBER, other)), "was acknowledged with the time");
        }
    }

    @ParameterizedTest
    @CsvSource({"NONE, 1 calls have no definite answer", "ANSWERED, 1 calls have no answer", "UNANSWERED, "})
    void callWithoutAnswerIsAViolationUnlessPermitted(Failures permitted, @Nullable String violation) {
        assertEquals(
                Stream.ofNullable(violation).toList(),
                HistoryVerdict.failures(List.of(ACKNOWLEDGED, call(AttachAnswer.none())), permitted));
    }

    @Test
    void callThatFailsIsAViolationOnlyIfNoneMay() {
        RecordedCall failed = call(new AttachAnswer(new CallResult.Indeterminate(), true, false, ""));
        RecordedCall rejected = call(new AttachAnswer(new CallResult.Indeterminate(), true, true, ""));
        assertEquals(
                List.of("1 calls have no definite answer"),
                HistoryVerdict.failures(List.of(failed, rejected), Failures.NONE));
        assertEquals(List.of(), HistoryVerdict.failures(List.of(failed, rejected), Failures.ANSWERED));
    }

    @Test
    void callWithoutAnswerMayHaveItsEffectButARejectedOneMayNot() {
        FinalState state = state(Map.of(NUMBER, HELD));
        RecordedCall rejected = call(new AttachAnswer(new CallResult.Indeterminate(), true, true, ""));
        assertEquals(List.of(), HistoryVerdict.violations(List.of(call(AttachAnswer.none())), state));
        assertViolation(List.of(rejected), state, "had an effect");
    }

    private static void assertViolation(List<RecordedCall> calls, FinalState state, String expected) {
        List<String> violations = HistoryVerdict.violations(calls, state);
        assertTrue(violations.stream().anyMatch(violation -> violation.contains(expected)), violations.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "detached", "attached,attached", "attached,detached"})
    void historyThatDoesNotEndWithTheAttachmentIsWrong(String events) {
        FinalState state = new FinalState(Map.of(NUMBER, HELD), Map.of(NUMBER, List.of(events.split(",", -1))));
        assertEquals(1, state.wrongHistories().size());
    }

    @Test
    void refusedAttachOfAFreeNumberAndAnUnexpectedHolderAreViolations() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        AttachSender refusing = call -> calls.getAndIncrement() == 0
                ? new AttachAnswer(new CallResult.Refused("b", NUMBER), true, false, "")
                : AttachAnswer.none();
        OperatorLoad operator = new OperatorLoad(
                refusing,
                () -> {
                    throw new IllegalStateException("nothing is attached");
                },
                new NumberBlock(0));
        while (calls.get() < 2) {
            Thread.onSpinWait();
        }
        operator.close();
        String first = new NumberBlock(0).number(0);
        FinalState state = state(Map.of(new NumberBlock(0).number(1), new HeldNumberEntry("b", "san", TIME)));
        List<String> violations = operator.violations(state);
        assertEquals(2, violations.size(), violations.toString());
        assertTrue(violations.get(0).startsWith(first + " was free"), violations.get(0));
        assertTrue(violations.get(1).contains("a change by an operator is lost"), violations.get(1));
    }
}
