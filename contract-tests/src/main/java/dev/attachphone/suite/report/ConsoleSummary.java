package dev.attachphone.suite.report;

import dev.attachphone.suite.baseline.Baseline;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.FailureCluster;
import dev.attachphone.suite.run.ContractCoverage.CoverageItem;
import dev.attachphone.suite.run.RunResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Sums a run up on one screen.
 *
 * @param out where it is printed
 */
public record ConsoleSummary(PrintWriter out) {

    // The summary fits 24 rows of 80 columns: eight rows are fixed, and an entry takes at most two.
    private static final int ENTRIES = 7;
    private static final int ID = 20;
    private static final int LONGEST = 140;

    public void print(RunResult result) {
        Map<String, List<String>> entries = entries(result);
        int most = ENTRIES / Math.max(1, entries.size());
        out.println();
        unobserved(result);
        entries.forEach((label, lines) -> some(label, lines, most));
        result.abort()
                .ifPresent(abort -> out.println(label("cut short")
                        + TextFormatter.printable(
                                abort.reason().lines().findFirst().orElse("")) + "; "
                        + TextFormatter.count(result.notRun().size(), "check") + " not run"));
        if (result.info().requests() > 0) {
            effects(result);
            pace(result.info());
        }
        out.println(verdict(result));
        out.flush();
    }

    /** Names the documented answers that were not observed, for which a green run says nothing. */
    private void unobserved(RunResult result) {
        if (!result.unobserved().isEmpty()) {
            out.println(label("not observed")
                    + result.unobserved().keySet().stream()
                            .map(CoverageItem::value)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
    }

    private void effects(RunResult result) {
        int numbers = result.sideEffects().attached().size();
        int agents = result.sideEffects().agents().size();
        String undone = result.sideEffects().undone() == 0
                ? ""
                : ", " + result.sideEffects().undone() + " detached";
        out.println(label("left behind") + TextFormatter.count(numbers, "attached number") + undone + ", "
                + TextFormatter.count(agents, "created agent"));
        stretch("numbers", List.copyOf(result.sideEffects().attached().keySet()));
        stretch("agents", result.sideEffects().agents());
    }

    // Prints the first and the last of the sorted names.
    private void stretch(String what, List<String> sorted) {
        if (!sorted.isEmpty()) {
            out.println(label("") + what + " " + TextFormatter.abbreviate(sorted.get(0), ID)
                    + (sorted.size() == 1 ? "" : " to " + TextFormatter.abbreviate(sorted.get(sorted.size() - 1), ID))
                    + "; --report lists all");
        }
    }

    private void pace(RunResult.RunInfo info) {
        double seconds = info.duration().toMillis() / 1000.0;
        out.println(label("requests")
                + String.format(
                        Locale.ROOT,
                        "%d in %.1f s, %.0f a second; seed %d",
                        info.requests(),
                        seconds,
                        info.requests() / Math.max(seconds, 0.001),
                        info.seed()));
    }

    /** The figures on one line. */
    static String verdict(RunResult result) {
        int failed = result.failed().size();
        return (result.outcomes().size() - failed) + " passed, " + failed + " failed, "
                + result.unreachable().size() + " unreachable"
                + (result.known().isEmpty() ? "" : ", " + result.known().size() + " known")
                + (result.findings().isEmpty()
                        ? ""
                        : ", " + TextFormatter.count(result.findings().size(), "finding"))
                + (result.uncovered().isEmpty() ? "" : ", " + result.uncovered().size() + " not covered");
    }

    /** The listed entries by label. The most important ones are last, next to the prompt. */
    private static Map<String, List<String>> entries(RunResult result) {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        Map<String, Integer> unreached = new LinkedHashMap<>();
        result.unreachable().values().forEach(reason -> unreached.merge(reason, 1, Integer::sum));
        unreached.forEach(
                (reason, checks) -> add(entries, "unreachable", TextFormatter.count(checks, "check") + ": " + reason));
        result.findings()
                .forEach((finding, title) -> add(
                        entries,
                        "finding",
                        finding.name() + ": the target answers " + finding.actualAnswer() + " (" + title.name() + ")"));
        result.uncovered().forEach(item -> add(entries, "not covered", item.toString()));
        Predicate<CheckOutcome> isOfBaseline =
                outcome -> outcome.title().family().equals(Baseline.FAMILY);
        result.failed().stream()
                .filter(isOfBaseline)
                .forEach(outcome -> add(entries, "baseline", String.join("; ", outcome.failures())));
        FailureCluster.of(result.failed().stream()
                        .filter(Predicate.not(isOfBaseline))
                        .toList())
                .forEach(cluster -> add(
                        entries,
                        "failed",
                        TextFormatter.count(cluster.checks().size(), "check") + ": "
                                + cluster.deviation().text() + ", as in "
                                + cluster.example().title().qualifiedName()));
        return entries;
    }

    private static void add(Map<String, List<String>> entries, String label, String line) {
        entries.computeIfAbsent(label, any -> new ArrayList<>()).add(line);
    }

    private void some(String label, List<String> lines, int most) {
        lines.stream().limit(most).forEach(line -> out.println(label(label) + TextFormatter.abbreviate(line, LONGEST)));
        if (lines.size() > most) {
            out.println(label(label) + "… and " + (lines.size() - most) + " more");
        }
    }

    private static String label(String label) {
        return String.format(Locale.ROOT, "%-13s", label);
    }
}
