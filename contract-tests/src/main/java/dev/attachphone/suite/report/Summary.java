package dev.attachphone.suite.report;

import dev.attachphone.suite.run.Result;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;

/**
 * Sums a run up on one screen.
 *
 * @param out where it is printed
 */
public record Summary(PrintWriter out) {

    private static final int LINES = 5;

    /** Prints it. */
    public void print(Result result) {
        out.println();
        some(
                "unreachable",
                result.unreachable().entrySet(),
                each -> each.getKey().name() + ": " + each.getValue());
        some(
                "finding",
                result.findings().entrySet(),
                each -> each.getKey().name() + ": the target answers "
                        + each.getKey().came() + " (" + each.getValue().name() + ")");
        some("never seen", result.missing(), Object::toString);
        some("failed", result.failed(), outcome -> outcome.title().name());
        result.cut()
                .ifPresent(reason -> out.println(label("cut short") + reason + "; "
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

    private <T> void some(String label, Collection<T> things, Function<T, String> words) {
        things.stream().limit(LINES).forEach(thing -> out.println(label(label) + Words.printable(words.apply(thing))));
        if (things.size() > LINES) {
            out.println(label(label) + "… and " + (things.size() - LINES) + " more");
        }
    }

    private static String label(String label) {
        return String.format(Locale.ROOT, "%-13s", label);
    }
}
