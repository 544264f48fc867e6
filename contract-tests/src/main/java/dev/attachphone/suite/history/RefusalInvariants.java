package dev.attachphone.suite.history;

import java.util.List;
import java.util.stream.Stream;

/** What must hold of calls that were refused. */
final class RefusalInvariants {

    static final List<HistoryInvariant> ALL = List.of(
            RefusalInvariants::nothingElseIsAnswered,
            RefusalInvariants::namedHolderHeldTheNumber,
            RefusalInvariants::namedHolderKeepsTheNumber,
            RefusalInvariants::otherAccountHeldANumber,
            RefusalInvariants::identicalCallsAgree,
            RefusalInvariants::somebodyWins);

    private RefusalInvariants() {}

    private static Stream<String> nothingElseIsAnswered(CallHistory callHistory) {
        return callHistory.calls().stream()
                .flatMap(attachCall -> attachCall.result() instanceof CallResult.Unexpected unexpected
                        ? Stream.of("a good call for " + attachCall.attempt() + " was answered " + unexpected.answer())
                        : Stream.empty());
    }

    private static Stream<String> namedHolderHeldTheNumber(CallHistory callHistory) {
        return callHistory
                .refused()
                .flatMap(attachCall -> attachCall.result() instanceof CallResult.Refused refused
                                && callHistory
                                        .mayHold(refused.number())
                                        .noneMatch(other -> explains(other, attachCall, refused))
                        ? Stream.of(said(attachCall, refused) + ", which had not been given it by then")
                        : Stream.empty());
    }

    /** Whether the other call can have given the number to the named holder, in the same account, before this one ended. */
    private static boolean explains(AttachCall other, AttachCall attachCall, CallResult.Refused refused) {
        return attachCall.attempt().wants(refused.number())
                && other.attempt().agent().equals(refused.holder())
                && other.attempt().account().equals(attachCall.attempt().account())
                && !other.attempt().isForTheSameHolderAs(attachCall.attempt())
                && other.start() < attachCall.end();
    }

    private static Stream<String> namedHolderKeepsTheNumber(CallHistory callHistory) {
        return callHistory
                .refused()
                .flatMap(attachCall -> attachCall.result() instanceof CallResult.Refused refused
                                && !callHistory.isFinally(refused.holder(), refused.number())
                        ? Stream.of(said(attachCall, refused) + ", which does not hold it in the end")
                        : Stream.empty());
    }

    private static Stream<String> otherAccountHeldANumber(CallHistory callHistory) {
        return callHistory
                .refused()
                .filter(attachCall -> attachCall.result() instanceof CallResult.RefusedElsewhere)
                .filter(attachCall -> attachCall.attempt().numbers().stream()
                        .flatMap(callHistory::mayHold)
                        .noneMatch(other -> !other.attempt()
                                        .account()
                                        .equals(attachCall.attempt().account())
                                && other.start() < attachCall.end()))
                .map(attachCall -> "a call for " + attachCall.attempt()
                        + " was told that another account holds a number; none had been given one by then");
    }

    private static Stream<String> identicalCallsAgree(CallHistory callHistory) {
        return callHistory
                .refused()
                .filter(attachCall ->
                        callHistory.attached().anyMatch(other -> other.attempt().equals(attachCall.attempt())))
                .map(attachCall ->
                        "of identical calls for " + attachCall.attempt() + " one was attached and one refused");
    }

    /** Whoever comes first gets all it asks for, so that nobody is refused where nobody else has got anything. */
    private static Stream<String> somebodyWins(CallHistory callHistory) {
        return callHistory
                .refused()
                .filter(attachCall -> attachCall.attempt().numbers().stream()
                        .flatMap(callHistory::mayHold)
                        .allMatch(other -> other.attempt().isForTheSameHolderAs(attachCall.attempt())))
                .map(attachCall -> "a call for " + attachCall.attempt()
                        + " was refused, although nobody else got any of its numbers");
    }

    private static String said(AttachCall attachCall, CallResult.Refused refused) {
        return "a call for " + attachCall.attempt() + " was told that " + refused.number() + " is held by "
                + refused.holder();
    }
}
