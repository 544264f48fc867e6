package dev.attachphone.suite.history;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold of who holds the numbers in the end. */
final class HolderRules {

    static final List<Rule> ALL = List.of(
            HolderRules::onlyOneIsAcknowledged,
            HolderRules::acknowledgedIsKept,
            HolderRules::heldThroughCallsThatMayHold,
            HolderRules::unknownIsAllOrNothing);

    private HolderRules() {}

    private static Stream<String> onlyOneIsAcknowledged(History history) {
        List<Call> attached = history.attached().toList();
        return attached.stream()
                .flatMap(one -> attached.subList(attached.indexOf(one) + 1, attached.size()).stream()
                        .filter(other -> !one.attempt().isForTheSameHolderAs(other.attempt()))
                        .flatMap(other -> one.attempt().numbers().stream()
                                .distinct()
                                .filter(other.attempt()::wants)
                                .map(number -> number + " was attached twice: to " + one.attempt() + " and to "
                                        + other.attempt())));
    }

    private static Stream<String> acknowledgedIsKept(History history) {
        return history.attached()
                .flatMap(call -> call.attempt().numbers().stream()
                        .distinct()
                        .filter(number -> !history.isFinally(call.attempt().agent(), number))
                        .map(number -> number + " was attached to " + call.attempt() + " and is lost: "
                                + held(history, number)));
    }

    private static Stream<String> heldThroughCallsThatMayHold(History history) {
        return history.holders().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(agent -> history.mayHold(entry.getKey())
                                .noneMatch(call -> call.attempt().agent().equals(agent)))
                        .map(agent -> entry.getKey() + " is held by " + agent
                                + ", of which no call for it was acknowledged: a refused call had an effect"));
    }

    /** A number that only one call of unknown outcome can have brought proves that it had its effect. */
    private static Stream<String> unknownIsAllOrNothing(History history) {
        return history.calls().stream()
                .filter(call -> call.result() instanceof Result.Unknown)
                .filter(call ->
                        call.attempt().numbers().stream().anyMatch(number -> isSurelyThrough(call, number, history)))
                .flatMap(call -> call.attempt().numbers().stream()
                        .distinct()
                        .filter(number -> !history.isFinally(call.attempt().agent(), number))
                        .map(number -> "a call without an answer attached only some of its numbers to " + call.attempt()
                                + ": " + held(history, number)));
    }

    private static boolean isSurelyThrough(Call call, String number, History history) {
        String agent = call.attempt().agent();
        return Optional.of(Optional.of(agent))
                        .equals(Optional.ofNullable(history.holders().get(number)))
                && history.mayHold(number)
                        .filter(other -> other.attempt().agent().equals(agent))
                        .allMatch(call::equals);
    }

    private static String held(History history, String number) {
        return Optional.ofNullable(history.holders().get(number))
                .flatMap(holder -> holder)
                .map(agent -> number + " is held by " + agent)
                .orElse(number + " is free");
    }
}
