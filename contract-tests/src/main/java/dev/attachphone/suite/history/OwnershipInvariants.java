package dev.attachphone.suite.history;

import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.history.HistoryChecker.HistoryInvariant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The invariants of the owners at the end of a history. */
final class OwnershipInvariants {

    static final List<HistoryInvariant> ALL = List.of(
            OwnershipInvariants::aNumberIsAttachedToOneOwner,
            OwnershipInvariants::anAcknowledgedNumberIsKept,
            OwnershipInvariants::anOwnerHasACallThatMayHaveSucceeded,
            OwnershipInvariants::anIndeterminateCallIsAtomic);

    private OwnershipInvariants() {}

    private static Stream<String> aNumberIsAttachedToOneOwner(CallHistory history) {
        List<AttachCall> attached = history.attached().toList();
        return attached.stream()
                .flatMap(one -> attached.subList(attached.indexOf(one) + 1, attached.size()).stream()
                        .filter(other -> !one.attempt().hasSameOwnerAs(other.attempt()))
                        .flatMap(other -> one.attempt().numbers().stream()
                                .distinct()
                                .filter(other.attempt()::includes)
                                .map(number -> number + " was attached twice: to " + one.attempt() + " and to "
                                        + other.attempt())));
    }

    private static Stream<String> anAcknowledgedNumberIsKept(CallHistory history) {
        return history.attached()
                .flatMap(call -> call.attempt().numbers().stream()
                        .distinct()
                        .filter(number -> !history.isFinally(call.attempt().agent(), number))
                        .map(number -> number + " was attached to " + call.attempt() + " and is lost: "
                                + holder(history, number)));
    }

    private static Stream<String> anOwnerHasACallThatMayHaveSucceeded(CallHistory history) {
        return history.holders().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(agent -> history.mayHold(entry.getKey())
                                .noneMatch(call -> call.attempt().agent().equals(agent)))
                        .map(agent -> entry.getKey() + " is held by " + agent
                                + ", although no call for that agent was acknowledged: a refused call had an effect"));
    }

    /** A number that only one indeterminate call can have attached shows that this call had its effect. */
    private static Stream<String> anIndeterminateCallIsAtomic(CallHistory history) {
        return history.calls().stream()
                .filter(call -> call.result() instanceof CallResult.Indeterminate)
                .filter(call ->
                        call.attempt().numbers().stream().anyMatch(number -> wasAttachedBy(call, number, history)))
                .flatMap(call -> call.attempt().numbers().stream()
                        .distinct()
                        .filter(number -> !history.isFinally(call.attempt().agent(), number))
                        .map(number -> "a call without an answer attached only some of its numbers to " + call.attempt()
                                + ": " + holder(history, number)));
    }

    private static boolean wasAttachedBy(AttachCall call, String number, CallHistory history) {
        String agent = call.attempt().agent();
        return Optional.of(Optional.of(agent))
                        .equals(Optional.ofNullable(history.holders().get(number)))
                && history.mayHold(number)
                        .filter(other -> other.attempt().agent().equals(agent))
                        .allMatch(call::equals);
    }

    private static String holder(CallHistory history, String number) {
        return Optional.ofNullable(history.holders().get(number))
                .flatMap(holder -> holder)
                .map(agent -> number + " is held by " + agent)
                .orElse(number + " is free");
    }
}
