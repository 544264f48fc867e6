package dev.attachphone.suite.program.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Requests per second by kind and target, one value per round. */
final class ThroughputTable {

    private final Map<String, List<Double>> rates = new TreeMap<>();

    void add(String what, double rate) {
        rates.computeIfAbsent(what, key -> new ArrayList<>()).add(rate);
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
