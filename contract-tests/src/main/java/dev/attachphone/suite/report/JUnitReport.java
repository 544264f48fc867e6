package dev.attachphone.suite.report;

import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.run.Promised;
import dev.attachphone.suite.run.Result;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the report that build servers read: a suite for each family, a test case for each check.
 *
 * @param result what became of the run, without secrets
 * @param room how long a text may be
 */
record JUnitReport(Result result, Room room) {

    private static final String PROMISES = "promised by the contract";

    void write(Writer out) throws IOException {
        Map<String, List<JUnitCase>> suites = new TreeMap<>();
        result.outcomes().forEach(outcome -> add(suites, outcome.title(), played(outcome)));
        result.unreachable()
                .forEach((title, reason) ->
                        add(suites, title, JUnitCase.skipped(title.name(), "unreachable: " + reason)));
        result.unplayed()
                .forEach(title -> add(
                        suites,
                        title,
                        JUnitCase.skipped(
                                title.name(),
                                "not played: "
                                        + result.cut().map(Result.Cut::reason).orElse(""))));
        result.missing()
                .forEach(promised -> suites.computeIfAbsent(PROMISES, any -> new ArrayList<>())
                        .add(neverSeen(promised)));
        new JUnitXml(result.setting()).write(suites, out);
    }

    private static void add(Map<String, List<JUnitCase>> suites, Title title, JUnitCase played) {
        suites.computeIfAbsent(title.family(), any -> new ArrayList<>()).add(played);
    }

    private JUnitCase played(Outcome outcome) {
        Duration took = outcome.exchanges().stream()
                .map(exchange -> exchange.reply().took())
                .reduce(Duration.ZERO, Duration::plus);
        if (outcome.passed()) {
            return JUnitCase.passed(outcome.title().name(), took);
        }
        String message = outcome.exchanges().stream()
                .flatMap(exchange -> exchange.complaints().stream())
                .findFirst()
                .orElseGet(() -> outcome.problems().get(0).lines().findFirst().orElse(""));
        String problems = String.join("\n\n", outcome.problems());
        return JUnitCase.failed(outcome.title().name(), took, room.cut(message), room.cut(problems));
    }

    /** In a run that was cut short it proves nothing that something was not seen. */
    private JUnitCase neverSeen(Promised promised) {
        String name = promised.toString();
        return result.isWhole()
                ? JUnitCase.failed(name, Duration.ZERO, "never seen", name + " was promised and never seen")
                : JUnitCase.skipped(name, "the run was cut short");
    }
}
