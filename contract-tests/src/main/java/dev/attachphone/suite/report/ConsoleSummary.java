package dev.attachphone.suite.report;

import dev.attachphone.suite.run.RunResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sums a run up on one screen.
 *
 * @param out where it is printed
 */
public record ConsoleSummary(PrintWriter out) {

    // Of a screen's 24 rows of 80 columns, what is always said takes eight; an entry takes two at most.
    private static final int ENTRIES = 7;
    private static final int ID = 20;
    private static final int LONGEST = 140;

    /** Prints it. */
    public void print(RunResult runResult) {
        Map<String, List<String>> entries = entries(runResult);
        int most = ENTRIES / Math.max(1, entries.size());
        out.println();
        entries.forEach((label, lines) -> some(label, lines, most));
        runResult
                .abort()
                .ifPresent(runAbort -> out.println(label("cut short")
                        + TextFormat.printable(
                                runAbort.reason().lines().findFirst().orElse("")) + "; "
                        + TextFormat.count(runResult.notRun().size(), "check") + " not played"));
        effects(runResult);
        pace(runResult.info());
        out.println(verdict(runResult));
        out.flush();
    }

    private void effects(RunResult runResult) {
        int numbers = runResult.sideEffects().attached().size();
        int agents = runResult.sideEffects().agents().size();
        String undone = runResult.sideEffects().undone() == 0
                ? ""
                : ", " + runResult.sideEffects().undone() + " taken back";
        out.println(label("left behind") + TextFormat.count(numbers, "attached number") + undone + ", "
                + TextFormat.count(agents, "created agent"));
        stretch("numbers", List.copyOf(runResult.sideEffects().attached().keySet()));
        stretch("agents", runResult.sideEffects().agents());
    }

    // Sorted, they begin and end a stretch; all of them would fill many screens.
    private void stretch(String what, List<String> sorted) {
        if (!sorted.isEmpty()) {
            out.println(label("") + what + " " + TextFormat.abbreviate(sorted.get(0), ID)
                    + (sorted.size() == 1 ? "" : " to " + TextFormat.abbreviate(sorted.get(sorted.size() - 1), ID))
                    + "; --report lists each");
        }
    }

    private void pace(RunResult.RunInfo runInfo) {
        double seconds = runInfo.duration().toMillis() / 1000.0;
        out.println(label("requests")
                + String.format(
                        Locale.ROOT,
                        "%d in %.1f s, %.0f a second; seed %d",
                        runInfo.requests(),
                        seconds,
                        runInfo.requests() / Math.max(seconds, 0.001),
                        runInfo.seed()));
    }

    /** The figures, on one line. */
    static String verdict(RunResult runResult) {
        int failed = runResult.failed().size();
        return (runResult.outcomes().size() - failed) + " passed, " + failed + " failed, "
                + runResult.unreachable().size() + " unreachable"
                + (runResult.findings().isEmpty()
                        ? ""
                        : ", " + TextFormat.count(runResult.findings().size(), "finding"))
                + (runResult.uncovered().isEmpty()
                        ? ""
                        : ", " + runResult.uncovered().size() + " promised and never seen");
    }

    /** What is listed, by label; what matters most stands last, where a terminal stops. */
    private static Map<String, List<String>> entries(RunResult runResult) {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        runResult
                .unreachable()
                .forEach((checkTitle, reason) -> add(entries, "unreachable", checkTitle.name() + ": " + reason));
        runResult
                .findings()
                .forEach((ambiguityFinding, checkTitle) -> add(
                        entries,
                        "finding",
                        ambiguityFinding.name() + ": the target answers " + ambiguityFinding.actualAnswer() + " ("
                                + checkTitle.name() + ")"));
        runResult.uncovered().forEach(coverageItem -> add(entries, "never seen", coverageItem.toString()));
        runResult
                .failed()
                .forEach(checkOutcome ->
                        add(entries, "failed", checkOutcome.title().name()));
        return entries;
    }

    private static void add(Map<String, List<String>> entries, String label, String line) {
        entries.computeIfAbsent(label, any -> new ArrayList<>()).add(line);
    }

    private void some(String label, List<String> lines, int most) {
        lines.stream().limit(most).forEach(line -> out.println(label(label) + TextFormat.abbreviate(line, LONGEST)));
        if (lines.size() > most) {
            out.println(label(label) + "… and " + (lines.size() - most) + " more");
        }
    }

    private static String label(String label) {
        return String.format(Locale.ROOT, "%-13s", label);
    }
}
