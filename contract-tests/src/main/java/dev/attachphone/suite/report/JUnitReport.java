package dev.attachphone.suite.report;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.run.ContractCoverage.CoverageItem;
import dev.attachphone.suite.run.RunResult;
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
record JUnitReport(RunResult result, TruncationLimit room) {

    private static final String PROMISES = "promised by the contract";

    void write(Writer out) throws IOException {
        Map<String, List<JUnitTestCase>> suites = new TreeMap<>();
        result.outcomes().forEach(outcome -> add(suites, outcome.title(), played(outcome)));
        result.unreachable()
                .forEach((title, reason) ->
                        add(suites, title, JUnitTestCase.skipped(title.name(), "unreachable: " + reason)));
        result.notRun()
                .forEach(title -> add(
                        suites,
                        title,
                        JUnitTestCase.skipped(
                                title.name(),
                                "not played: "
                                        + result.abort()
                                                .map(RunResult.RunAbort::reason)
                                                .orElse(""))));
        result.uncovered()
                .forEach(item -> suites.computeIfAbsent(PROMISES, any -> new ArrayList<>())
                        .add(neverSeen(item)));
        new JUnitXmlWriter(result.info()).write(suites, out);
    }

    private static void add(Map<String, List<JUnitTestCase>> suites, CheckTitle title, JUnitTestCase played) {
        suites.computeIfAbsent(title.family(), any -> new ArrayList<>()).add(played);
    }

    private JUnitTestCase played(CheckOutcome outcome) {
        Duration took = outcome.exchanges().stream()
                .map(exchange -> exchange.reply().duration())
                .reduce(Duration.ZERO, Duration::plus);
        if (outcome.passed()) {
            return JUnitTestCase.passed(outcome.title().name(), took);
        }
        String message = outcome.exchanges().stream()
                .flatMap(exchange -> exchange.failures().stream())
                .findFirst()
                .orElseGet(() -> outcome.failures().get(0).lines().findFirst().orElse(""));
        String problems = String.join("\n\n", outcome.failures());
        return JUnitTestCase.failed(outcome.title().name(), took, room.truncate(message), room.truncate(problems));
    }

    /** In a run that was cut short it proves nothing that something was not seen. */
    private JUnitTestCase neverSeen(CoverageItem item) {
        String name = item.toString();
        return result.isComplete()
                ? JUnitTestCase.failed(name, Duration.ZERO, "never seen", name + " was promised and never seen")
                : JUnitTestCase.skipped(name, "the run was cut short");
    }
}
