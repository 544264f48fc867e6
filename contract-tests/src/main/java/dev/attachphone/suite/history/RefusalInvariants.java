package dev.attachphone.suite.history;

import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.history.HistoryChecker.HistoryInvariant;
import java.util.List;
import java.util.stream.Stream;

/** The invariants of refused calls. */
final class RefusalInvariants {

    static final List<HistoryInvariant> ALL = List.of(
            RefusalInvariants::aValidCallGetsADocumentedAnswer,
            RefusalInvariants::theNamedHolderCanHaveTheNumber,
            RefusalInvariants::theNamedHolderKeepsTheNumber,
            RefusalInvariants::anotherAccountCanHaveANumber,
            RefusalInvariants::identicalCallsGetTheSameAnswer,
            RefusalInvariants::oneCallSucceeds);

    private RefusalInvariants() {}

    private static Stream<String> aValidCallGetsADocumentedAnswer(CallHistory history) {
        return history.calls().stream()
                .flatMap(call -> call.result() instanceof CallResult.Unexpected unexpected
                        ? Stream.of("a valid call for " + call.attempt() + " was answered " + unexpected.answer())
                        : Stream.empty());
    }

    private static Stream<String> theNamedHolderCanHaveTheNumber(CallHistory history) {
        return history.refused()
                .flatMap(call -> call.result() instanceof CallResult.Refused refused
                                && history.mayHold(refused.number()).noneMatch(other -> explains(other, call, refused))
                        ? Stream.of(describe(call, refused) + ", which cannot have held it by then")
                        : Stream.empty());
    }

    /** Whether the other call can have attached the number to the named holder, in the same account, before this call ended. */
    private static boolean explains(AttachCall other, AttachCall call, CallResult.Refused refused) {
        return call.attempt().includes(refused.number())
                && other.attempt().agent().equals(refused.holder())
                && other.attempt().account().equals(call.attempt().account())
                && !other.attempt().hasSameOwnerAs(call.attempt())
                && other.start() < call.end();
    }

    private static Stream<String> theNamedHolderKeepsTheNumber(CallHistory history) {
        return history.refused()
                .flatMap(call -> call.result() instanceof CallResult.Refused refused
                                && !history.isFinally(refused.holder(), refused.number())
                        ? Stream.of(describe(call, refused) + ", which does not hold it at the end")
                        : Stream.empty());
    }

    private static Stream<String> anotherAccountCanHaveANumber(CallHistory history) {
        return history.refused()
                .filter(call -> call.result() instanceof CallResult.RefusedElsewhere)
                .filter(call -> call.attempt().numbers().stream()
                        .flatMap(history::mayHold)
                        .noneMatch(other ->
                                !other.attempt().account().equals(call.attempt().account())
                                        && other.start() < call.end()))
                .map(call -> "a call for " + call.attempt()
                        + " was told that another account holds a number; no other account can have held one by then");
    }

    private static Stream<String> identicalCallsGetTheSameAnswer(CallHistory history) {
        return history.refused()
                .filter(call ->
                        history.attached().anyMatch(other -> other.attempt().equals(call.attempt())))
                .map(call -> "of identical calls for " + call.attempt() + " one was attached and one refused");
    }

    /** The first call gets all its numbers, so a call is refused only where a call for another owner may have succeeded. */
    private static Stream<String> oneCallSucceeds(CallHistory history) {
        return history.refused()
                .filter(call -> call.attempt().numbers().stream()
                        .flatMap(history::mayHold)
                        .allMatch(other -> other.attempt().hasSameOwnerAs(call.attempt())))
                .map(call -> "a call for " + call.attempt()
                        + " was refused, although no call for another owner attached any of its numbers");
    }

    private static String describe(AttachCall call, CallResult.Refused refused) {
        return "a call for " + call.attempt() + " was told that " + refused.number() + " is held by "
                + refused.holder();
    }
}
