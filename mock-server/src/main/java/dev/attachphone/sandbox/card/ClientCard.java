package dev.attachphone.sandbox.card;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.card.ClientCard.Advice.AdviceKind;
import dev.attachphone.sandbox.card.ClientExchanges.HistorySnapshot;
import dev.attachphone.sandbox.fault.InjectedFault;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The integration card of a client: the answers it has met, those left to try, and advice about its behaviour.
 *
 * @param met the names of the answers and faults that the client has met
 * @param left the documented answers of the attach operation and the faults that it has not met
 * @param remarks advice about its reactions, at most one for each rule and text, faults first
 */
public record ClientCard(List<String> met, List<String> left, List<Advice> remarks) {

    /**
     * A remark about how a client reacted to an answer.
     *
     * @param kind whether the reaction is right
     * @param rule the name of the rule
     * @param text what the client did and what is right instead
     * @param request the id of the request with that answer
     */
    public record Advice(AdviceKind kind, String rule, String text, String request) {

        /** Whether the reaction is right. */
        public enum AdviceKind {
            /** The reaction is right. */
            GOOD,
            /** The reaction is wrong. */
            FAULT,
            /** The client has not reacted yet. */
            OPEN
        }
    }

    /** Creates the card of a client of the operation. */
    public static ClientCard of(Operation operation, HistorySnapshot history) {
        List<String> left = Stream.concat(
                        documented(operation),
                        Arrays.stream(InjectedFault.values()).map(InjectedFault::text))
                .filter(name -> !history.met().contains(name))
                .toList();
        return new ClientCard(
                List.copyOf(history.met()), left, latestOfEachRule(new BehaviourRules(history.latest()).all()));
    }

    /** The reasons why the client is not done: documented answers that it has not met, and advice that is not good. */
    public List<String> lacking(Operation operation) {
        return Stream.concat(
                        documented(operation).filter(left::contains).map(name -> "not met: " + name),
                        remarks.stream()
                                .filter(advice -> advice.kind() != AdviceKind.GOOD)
                                .map(advice -> advice.rule() + ": " + advice.text()))
                .toList();
    }

    private static Stream<String> documented(Operation operation) {
        return operation.answers().values().stream()
                .filter(answer -> answer.provenance().equals("documented"))
                .map(NamedAnswer::name);
    }

    private static List<Advice> latestOfEachRule(List<Advice> all) {
        Map<String, Advice> latest = all.stream()
                .collect(Collectors.toMap(
                        advice -> advice.kind() + advice.rule() + advice.text(),
                        advice -> advice,
                        (earlier, later) -> later));
        return latest.values().stream()
                .sorted(Comparator.comparingInt((Advice advice) -> advice.kind() == AdviceKind.FAULT ? 0 : 1)
                        .thenComparing(Advice::kind)
                        .thenComparing(Advice::text))
                .toList();
    }
}
