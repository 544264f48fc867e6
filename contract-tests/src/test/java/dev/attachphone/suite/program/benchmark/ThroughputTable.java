package dev.attachphone.suite.program.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Requests per second by kind and target, one value per round. */
final class ThroughputTable {

    private final Map<String, List<Double>> rates = new TreeMap<>();

    void add(String what, double rate) {
        rates.computeIfAbsent(what, key -> new ArrayList<>()).add(rate);
    }

    /** Forgets all values. */
    void clear() {
        rates.clear();
    }

    /** The median of a kind. */
    double median(String what) {
        List<Double> sorted = new ArrayList<>(Objects.requireNonNull(rates.get(what), what));
        sorted.sort(null);
        return sorted.get(sorted.size() / 2);
    }

    /** The latest value of each kind. */
    @Override
    public String toString() {
        return rates.entrySet().stream()
                .map(entry -> entry.getKey() + " " + Math.round(latest(entry.getKey())))
                .collect(Collectors.joining("; "));
    }

    /** Adds the rate of the latest round at which both kinds of work could be done for each request, one after the other. */
    void addBound(String what, String one, String other) {
        add(what, 1 / (1 / latest(one) + 1 / latest(other)));
    }

    private double latest(String what) {
        List<Double> values = Objects.requireNonNull(rates.get(what), what);
        return values.get(values.size() - 1);
    }

    /** The ratios of two kinds in each round, sorted. */
    List<Double> ratios(String of, String to) {
        List<Double> ones = Objects.requireNonNull(rates.get(of), of);
        List<Double> others = Objects.requireNonNull(rates.get(to), to);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ones.size(); round++) {
            ratios.add(ones.get(round) / others.get(round));
        }
        ratios.sort(null);
        return ratios;
    }

    /** A table row with the ratio of two kinds: median, minimum and maximum of the rounds. */
    String ratio(String of, String to) {
        return String.format(Locale.ROOT, "| %s | %s | %s |\n", of, to, summary(ratios(of, to)));
    }

    /** The columns for the median and the range of sorted values. */
    static String summary(List<Double> sorted) {
        return String.format(
                Locale.ROOT,
                "%.2f | %.2f to %.2f",
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }
}
