package dev.attachphone.suite.program.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Requests a second, by what was asked and of whom, one figure for each round. */
final class ThroughputTable {

    private final Map<String, List<Double>> rates = new TreeMap<>();

    void add(String what, double rate) {
        rates.computeIfAbsent(what, key -> new ArrayList<>()).add(rate);
    }

    /** A row of a table: how many times as many of the one as of the other, the median of the rounds and their spread. */
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
