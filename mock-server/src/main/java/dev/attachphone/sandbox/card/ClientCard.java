package dev.attachphone.sandbox.card;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.card.Advice.Kind;
import dev.attachphone.sandbox.card.ClientExchanges.HistorySnapshot;
import dev.attachphone.sandbox.fault.InjectedFault;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client has met, how it took it, and what is left to try.
 *
 * @param met the named answers and faults it has met
 * @param left those of the attach operation's answers that the page documents, and of the faults, that it has not
 * @param remarks how it took them: each rule once, faults first
 */
public record ClientCard(List<String> met, List<String> left, List<Advice> remarks) {

    /** The card of a client of that operation. */
    public static ClientCard of(Operation operation, HistorySnapshot historySnapshot) {
        List<String> left = Stream.concat(
                        documented(operation),
                        Arrays.stream(InjectedFault.values()).map(InjectedFault::text))
                .filter(name -> !historySnapshot.met().contains(name))
                .toList();
        return new ClientCard(
                List.copyOf(historySnapshot.met()),
                left,
                latestOfEachRule(new BehaviourRules(historySnapshot.latest()).all()));
    }

    /** What keeps the client from being done: documented answers that it has not met, and faults it made. */
    public List<String> lacking(Operation operation) {
        return Stream.concat(
                        documented(operation).filter(left::contains).map(name -> "not met: " + name),
                        remarks.stream()
                                .filter(advice -> advice.kind() != Kind.GOOD)
                                .map(advice -> advice.rule() + ": " + advice.text()))
                .toList();
    }

    private static Stream<String> documented(Operation operation) {
        return operation.answers().values().stream()
                .filter(answer -> answer.provenance().equals("documented"))
                .map(NamedAnswer::name);
    }

    // The latest remark of each rule and kind says enough.
    private static List<Advice> latestOfEachRule(List<Advice> all) {
        Map<String, Advice> latest = all.stream()
                .collect(Collectors.toMap(
                        advice -> advice.kind() + advice.rule() + advice.text(), advice -> advice, (a, b) -> b));
        return latest.values().stream()
                .sorted(Comparator.comparingInt((Advice advice) -> advice.kind() == Kind.FAULT ? 0 : 1)
                        .thenComparing(Advice::kind)
                        .thenComparing(Advice::text))
                .toList();
    }
}
