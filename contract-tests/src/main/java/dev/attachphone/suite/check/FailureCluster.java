package dev.attachphone.suite.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The failed checks that have one deviation in common. A check with several deviations is in several clusters.
 *
 * @param deviation the deviation
 * @param checks the outcomes of the checks, in the order in which they ended
 */
public record FailureCluster(Deviation deviation, List<CheckOutcome> checks) {

    /** The clusters of the failed ones of these outcomes, the largest first. */
    public static List<FailureCluster> of(List<CheckOutcome> outcomes) {
        Map<Deviation, List<CheckOutcome>> clusters = new LinkedHashMap<>();
        outcomes.stream()
                .filter(outcome -> !outcome.passed())
                .forEach(outcome -> Deviation.of(outcome)
                        .forEach(deviation -> clusters.computeIfAbsent(deviation, any -> new ArrayList<>())
                                .add(outcome)));
        return clusters.entrySet().stream()
                .map(cluster -> new FailureCluster(cluster.getKey(), cluster.getValue()))
                .sorted(Comparator.comparingInt(
                                (FailureCluster cluster) -> cluster.checks().size())
                        .reversed())
                .toList();
    }

    /** The check that shows the deviation best: with the fewest other deviations, then with the fewest exchanges. */
    public CheckOutcome example() {
        return checks.stream()
                .min(Comparator.comparingInt(
                                (CheckOutcome check) -> Deviation.of(check).size())
                        .thenComparingInt(check -> check.exchanges().size()))
                .orElseThrow();
    }

    /** The number of checks by the named answer that was expected when they failed. */
    public Map<String, Integer> answers() {
        Map<String, Integer> answers = new TreeMap<>();
        checks.forEach(check -> check.exchanges().stream()
                .filter(exchange -> !exchange.failures().isEmpty())
                .map(exchange -> exchange.expected().answer())
                .distinct()
                .forEach(answer -> answers.merge(answer, 1, Integer::sum)));
        return answers;
    }
}
