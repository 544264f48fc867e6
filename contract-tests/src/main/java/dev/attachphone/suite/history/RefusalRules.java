package dev.attachphone.suite.history;

import java.util.List;
import java.util.stream.Stream;

/** What must hold of calls that were refused. */
final class RefusalRules {

    static final List<Rule> ALL = List.of(
            RefusalRules::nothingElseIsAnswered,
            RefusalRules::namedHolderHeldTheNumber,
            RefusalRules::namedHolderKeepsTheNumber,
            RefusalRules::otherAccountHeldANumber,
            RefusalRules::identicalCallsAgree,
            RefusalRules::somebodyWins);

    private RefusalRules() {}

    private static Stream<String> nothingElseIsAnswered(History history) {
        return history.calls().stream()
                .flatMap(call -> call.result() instanceof Result.Other other
                        ? Stream.of("a good call for " + call.attempt() + " was answered " + other.answer())
                        : Stream.empty());
    }

    private static Stream<String> namedHolderHeldTheNumber(History history) {
        return history.refused()
                .flatMap(call -> call.result() instanceof Result.Refused refused
                                && history.mayHold(refused.number()).noneMatch(other -> explains(other, call, refused))
                        ? Stream.of(said(call, refused) + ", which had not been given it by then")
                        : Stream.empty());
    }

    /** Whether the other call can have given the number to the named holder, in the same account, before this one ended. */
    private static boolean explains(Call other, Call call, Result.Refused refused) {
        return call.attempt().wants(refused.number())
                && other.attempt().agent().equals(refused.holder())
                && other.attempt().account().equals(call.attempt().account())
                && !other.attempt().isForTheSameHolderAs(call.attempt())
                && other.start() < call.end();
    }

    private static Stream<String> namedHolderKeepsTheNumber(History history) {
        return history.refused()
                .flatMap(call -> call.result() instanceof Result.Refused refused
                                && !history.isFinally(refused.holder(), refused.number())
                        ? Stream.of(said(call, refused) + ", which does not hold it in the end")
                        : Stream.empty());
    }

    private static Stream<String> otherAccountHeldANumber(History history) {
        return history.refused()
                .filter(call -> call.result() instanceof Result.RefusedElsewhere)
                .filter(call -> call.attempt().numbers().stream()
                        .flatMap(history::mayHold)
                        .noneMatch(other ->
                                !other.attempt().account().equals(call.attempt().account())
                                        && other.start() < call.end()))
                .map(call -> "a call for " + call.attempt()
                        + " was told that another account holds a number; none had been given one by then");
    }

    private static Stream<String> identicalCallsAgree(History history) {
        return history.refused()
                .filter(call ->
                        history.attached().anyMatch(other -> other.attempt().equals(call.attempt())))
                .map(call -> "of identical calls for " + call.attempt() + " one was attached and one refused");
    }

    /** Whoever comes first gets all it asks for, so that nobody is refused where nobody else has got anything. */
    private static Stream<String> somebodyWins(History history) {
        return history.refused()
                .filter(call -> call.attempt().numbers().stream()
                        .flatMap(history::mayHold)
                        .allMatch(other -> other.attempt().isForTheSameHolderAs(call.attempt())))
                .map(call ->
                        "a call for " + call.attempt() + " was refused, although nobody else got any of its numbers");
    }

    private static String said(Call call, Result.Refused refused) {
        return "a call for " + call.attempt() + " was told that " + refused.number() + " is held by "
                + refused.holder();
    }
}
