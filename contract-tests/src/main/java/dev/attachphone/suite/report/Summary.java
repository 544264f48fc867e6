package dev.attachphone.suite.report;

import dev.attachphone.suite.run.Result;
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
public record Summary(PrintWriter out) {

    // Of a screen's 24 rows of 80 columns, what is always said takes eight; an entry takes two at most.
    private static final int ENTRIES = 7;
    private static final int ID = 20;
    private static final int LONGEST = 140;

    /** Prints it. */
    public void print(Result result) {
        Map<String, List<String>> entries = entries(result);
        int most = ENTRIES / Math.max(1, entries.size());
        out.println();
        entries.forEach((label, lines) -> some(label, lines, most));
        result.cut()
                .ifPresent(cut -> out.println(label("cut short")
                        + Words.printable(cut.reason().lines().findFirst().orElse("")) + "; "
                        + Words.count(result.unplayed().size(), "check") + " not played"));
        effects(result);
        pace(result.setting());
        out.println(verdict(result));
        out.flush();
    }

    private void effects(Result result) {
        int numbers = result.effects().attached().size();
        int agents = result.effects().agents().size();
        String undone =
                result.effects().undone() == 0 ? "" : ", " + result.effects().undone() + " taken back";
        out.println(label("left behind") + Words.count(numbers, "attached number") + undone + ", "
                + Words.count(agents, "created agent"));
        stretch("numbers", List.copyOf(result.effects().attached().keySet()));
        stretch("agents", result.effects().agents());
    }

    // Sorted, they begin and end a stretch; all of them would fill many screens.
    private void stretch(String what, List<String> sorted) {
        if (!sorted.isEmpty()) {
            out.println(label("") + what + " " + Words.shortened(sorted.get(0), ID)
                    + (sorted.size() == 1 ? "" : " to " + Words.shortened(sorted.get(sorted.size() - 1), ID))
                    + "; --report lists each");
        }
    }

    private void pace(Result.Setting setting) {
        double seconds = setting.took().toMillis() / 1000.0;
        out.println(label("requests")
                + String.format(
                        Locale.ROOT,
                        "%d in %.1f s, %.0f a second; seed %d",
                        setting.requests(),
                        seconds,
                        setting.requests() / Math.max(seconds, 0.001),
                        setting.seed()));
    }

    /** The figures, on one line. */
    static String verdict(Result result) {
        int failed = result.failed().size();
        return (result.outcomes().size() - failed) + " passed, " + failed + " failed, "
                + result.unreachable().size() + " unreachable"
                + (result.findings().isEmpty()
                        ? ""
                        : ", " + Words.count(result.findings().size(), "finding"))
                + (result.missing().isEmpty() ? "" : ", " + result.missing().size() + " promised and never seen");
    }

    /** What is listed, by label; what matters most stands last, where a terminal stops. */
    private static Map<String, List<String>> entries(Result result) {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        result.unreachable().forEach((title, reason) -> add(entries, "unreachable", title.name() + ": " + reason));
        result.findings()
                .forEach((finding, title) -> add(
                        entries,
                        "finding",
                        finding.name() + ": the target answers " + finding.came() + " (" + title.name() + ")"));
        result.missing().forEach(promised -> add(entries, "never seen", promised.toString()));
        result.failed()
                .forEach(outcome -> add(entries, "failed", outcome.title().name()));
        return entries;
    }

    private static void add(Map<String, List<String>> entries, String label, String line) {
        entries.computeIfAbsent(label, any -> new ArrayList<>()).add(line);
    }

    private void some(String label, List<String> lines, int most) {
        lines.stream().limit(most).forEach(line -> out.println(label(label) + Words.shortened(line, LONGEST)));
        if (lines.size() > most) {
            out.println(label(label) + "… and " + (lines.size() - most) + " more");
        }
    }

    private static String label(String label) {
        return String.format(Locale.ROOT, "%-13s", label);
    }
}
