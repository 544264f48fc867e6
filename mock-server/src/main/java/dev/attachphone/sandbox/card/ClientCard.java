package dev.attachphone.sandbox.card;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.card.ClientCard.Advice.AdviceKind;
import dev.attachphone.sandbox.card.ClientExchanges.HistorySnapshot;
import dev.attachphone.sandbox.card.ClientExchanges.MetCount;
import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.fault.RandomFaults;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The integration card of a client: the situations it has met, those left to try, and advice about its behaviour. The situations are
 * the documented answers of the operation, the answers of {@link RandomFaults#answers}, and the faults. Each is either met or left.
 *
 * @param met the names of the situations that the client has met
 * @param left the names of the situations that are left to try
 * @param situations all situations
 * @param others the names of other answers that the client has received
 * @param totals how many there are
 * @param remarks advice about its reactions, at most one for each rule and text, faults first
 */
public record ClientCard(
        List<String> met,
        List<String> left,
        List<CardSituation> situations,
        List<String> others,
        CardTotals totals,
        List<Advice> remarks) {

    /**
     * An answer or fault that a client must handle.
     *
     * @param name the name of the answer or fault
     * @param kind {@code answer} or {@code fault}
     * @param isRequired whether a client is done only if it has met this
     * @param isNaturalNeeded whether only a natural answer counts: a request or the state can lead to it
     * @param natural how often the client received it because of its request
     * @param forced how often the client received it because something forced it
     */
    public record CardSituation(
            String name,
            String kind,
            @JsonProperty("required") boolean isRequired,
            @JsonProperty("natural_needed") boolean isNaturalNeeded,
            int natural,
            int forced) {

        /** Whether the client has met it in a way that counts. */
        @JsonProperty("met")
        public boolean isMet() {
            return natural > 0 || (forced > 0 && !isNaturalNeeded);
        }
    }

    /**
     * The numbers of situations and mistakes.
     *
     * @param situations all situations
     * @param met those that the client has met
     * @param left those that are left to try
     * @param required those that a client must meet to be done
     * @param requiredLeft those of them that are left
     * @param mistakes the remarks that are faults
     * @param open the remarks about which the next requests decide
     */
    public record CardTotals(
            int situations, int met, int left, int required, int requiredLeft, int mistakes, int open) {}

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
        List<CardSituation> situations = situations(operation, history.met());
        List<String> met = names(situations.stream().filter(CardSituation::isMet));
        List<String> left = names(situations.stream().filter(situation -> !situation.isMet()));
        List<String> all = names(situations.stream());
        List<Advice> remarks = latestOfEachRule(new ClientBehaviourRules(history.latest()).all());
        return new ClientCard(
                met,
                left,
                situations,
                history.met().keySet().stream()
                        .filter(name -> !all.contains(name))
                        .toList(),
                new CardTotals(
                        situations.size(),
                        met.size(),
                        left.size(),
                        count(situations, CardSituation::isRequired),
                        count(situations, situation -> situation.isRequired() && !situation.isMet()),
                        count(remarks, advice -> advice.kind() == AdviceKind.FAULT),
                        count(remarks, advice -> advice.kind() == AdviceKind.OPEN)),
                remarks);
    }

    /** The reasons why the client is not done: required situations that it has not met, and advice that is not good. */
    public List<String> lacking() {
        return Stream.concat(
                        situations.stream()
                                .filter(situation -> situation.isRequired() && !situation.isMet())
                                .map(situation ->
                                        (situation.forced() > 0 ? "only forced: " : "not met: ") + situation.name()),
                        remarks.stream()
                                .filter(advice -> advice.kind() != AdviceKind.GOOD)
                                .map(advice -> advice.rule() + ": " + advice.text()))
                .toList();
    }

    private static List<CardSituation> situations(Operation operation, Map<String, MetCount> met) {
        Stream<CardSituation> answers = operation.answers().values().stream()
                .filter(answer ->
                        isDocumented(answer) || RandomFaults.answers(operation).contains(answer))
                .sorted(Comparator.comparing(answer -> !isDocumented(answer)))
                .map(answer -> situation(
                        answer.name(),
                        "answer",
                        isDocumented(answer),
                        operation.precedence().contains(answer.name()),
                        met));
        Stream<CardSituation> faults =
                InjectedFault.names().stream().map(fault -> situation(fault, "fault", false, false, met));
        return Stream.concat(answers, faults).toList();
    }

    private static CardSituation situation(
            String name, String kind, boolean isRequired, boolean isNaturalNeeded, Map<String, MetCount> met) {
        MetCount count = met.getOrDefault(name, MetCount.NONE);
        return new CardSituation(name, kind, isRequired, isNaturalNeeded, count.natural(), count.forced());
    }

    private static boolean isDocumented(NamedAnswer answer) {
        return answer.provenance().equals("documented");
    }

    private static List<String> names(Stream<CardSituation> situations) {
        return situations.map(CardSituation::name).toList();
    }

    private static <T> int count(List<T> all, Predicate<T> counted) {
        return Math.toIntExact(all.stream().filter(counted).count());
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
