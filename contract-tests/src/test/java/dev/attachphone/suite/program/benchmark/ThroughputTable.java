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
                .map(entry -> entry.getKey() + " "
                        + Math.round(entry.getValue().get(entry.getValue().size() - 1)))
                .collect(Collectors.joining("; "));
    }

    /** A table row with the ratio of two kinds: median, minimum and maximum of the rounds. */
    String ratio(String of, String to) {
        List<Double> ones = Objects.requireNonNull(rates.get(of), of);
        List<Double> others = Objects.requireNonNull(rates.get(to), to);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ones.size(); round++) {
            ratios.add(ones.get(round) / others.get(round));
        }
        ratios.sort(null);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f to %.2f |\n",
                of,
                to,
                ratios.get(ratios.size() / 2),
                ratios.get(0),
                ratios.get(ratios.size() - 1));
    }
}
