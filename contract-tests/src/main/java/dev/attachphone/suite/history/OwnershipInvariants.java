package dev.attachphone.suite.history;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold of who holds the numbers in the end. */
final class OwnershipInvariants {

    static final List<HistoryInvariant> ALL = List.of(
            OwnershipInvariants::onlyOneIsAcknowledged,
            OwnershipInvariants::acknowledgedIsKept,
            OwnershipInvariants::heldThroughCallsThatMayHold,
            OwnershipInvariants::unknownIsAllOrNothing);

    private OwnershipInvariants() {}

    private static Stream<String> onlyOneIsAcknowledged(CallHistory callHistory) {
        List<AttachCall> attached = callHistory.attached().toList();
        return attached.stream()
                .flatMap(one -> attached.subList(attached.indexOf(one) + 1, attached.size()).stream()
                        .filter(other -> !one.attempt().isForTheSameHolderAs(other.attempt()))
                        .flatMap(other -> one.attempt().numbers().stream()
                                .distinct()
                                .filter(other.attempt()::wants)
                                .map(number -> number + " was attached twice: to " + one.attempt() + " and to "
                                        + other.attempt())));
    }

    private static Stream<String> acknowledgedIsKept(CallHistory callHistory) {
        return callHistory
                .attached()
                .flatMap(attachCall -> attachCall.attempt().numbers().stream()
                        .distinct()
                        .filter(number ->
                                !callHistory.isFinally(attachCall.attempt().agent(), number))
                        .map(number -> number + " was attached to " + attachCall.attempt() + " and is lost: "
                                + held(callHistory, number)));
    }

    private static Stream<String> heldThroughCallsThatMayHold(CallHistory callHistory) {
        return callHistory.holders().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(agent -> callHistory
                                .mayHold(entry.getKey())
                                .noneMatch(attachCall ->
                                        attachCall.attempt().agent().equals(agent)))
                        .map(agent -> entry.getKey() + " is held by " + agent
                                + ", of which no call for it was acknowledged: a refused call had an effect"));
    }

    /** A number that only one call of unknown outcome can have brought proves that it had its effect. */
    private static Stream<String> unknownIsAllOrNothing(CallHistory callHistory) {
        return callHistory.calls().stream()
                .filter(attachCall -> attachCall.result() instanceof CallResult.Indeterminate)
                .filter(attachCall -> attachCall.attempt().numbers().stream()
                        .anyMatch(number -> isSurelyThrough(attachCall, number, callHistory)))
                .flatMap(attachCall -> attachCall.attempt().numbers().stream()
                        .distinct()
                        .filter(number ->
                                !callHistory.isFinally(attachCall.attempt().agent(), number))
                        .map(number -> "a call without an answer attached only some of its numbers to "
                                + attachCall.attempt() + ": " + held(callHistory, number)));
    }

    private static boolean isSurelyThrough(AttachCall attachCall, String number, CallHistory callHistory) {
        String agent = attachCall.attempt().agent();
        return Optional.of(Optional.of(agent))
                        .equals(Optional.ofNullable(callHistory.holders().get(number)))
                && callHistory
                        .mayHold(number)
                        .filter(other -> other.attempt().agent().equals(agent))
                        .allMatch(attachCall::equals);
    }

    private static String held(CallHistory callHistory, String number) {
        return Optional.ofNullable(callHistory.holders().get(number))
                .flatMap(holder -> holder)
                .map(agent -> number + " is held by " + agent)
                .orElse(number + " is free");
    }
}
