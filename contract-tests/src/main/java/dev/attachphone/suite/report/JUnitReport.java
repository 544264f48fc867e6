package dev.attachphone.suite.report;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.run.CoverageItem;
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
        result.outcomes().forEach(checkOutcome -> add(suites, checkOutcome.title(), played(checkOutcome)));
        result.unreachable()
                .forEach((checkTitle, reason) ->
                        add(suites, checkTitle, JUnitTestCase.skipped(checkTitle.name(), "unreachable: " + reason)));
        result.notRun()
                .forEach(checkTitle -> add(
                        suites,
                        checkTitle,
                        JUnitTestCase.skipped(
                                checkTitle.name(),
                                "not played: "
                                        + result.abort()
                                                .map(RunResult.RunAbort::reason)
                                                .orElse(""))));
        result.uncovered()
                .forEach(coverageItem -> suites.computeIfAbsent(PROMISES, any -> new ArrayList<>())
                        .add(neverSeen(coverageItem)));
        new JUnitXmlWriter(result.info()).write(suites, out);
    }

    private static void add(Map<String, List<JUnitTestCase>> suites, CheckTitle checkTitle, JUnitTestCase played) {
        suites.computeIfAbsent(checkTitle.family(), any -> new ArrayList<>()).add(played);
    }

    private JUnitTestCase played(CheckOutcome checkOutcome) {
        Duration took = checkOutcome.exchanges().stream()
                .map(checkedExchange -> checkedExchange.reply().duration())
                .reduce(Duration.ZERO, Duration::plus);
        if (checkOutcome.passed()) {
            return JUnitTestCase.passed(checkOutcome.title().name(), took);
        }
        String message = checkOutcome.exchanges().stream()
                .flatMap(checkedExchange -> checkedExchange.failures().stream())
                .findFirst()
                .orElseGet(
                        () -> checkOutcome.failures().get(0).lines().findFirst().orElse(""));
        String problems = String.join("\n\n", checkOutcome.failures());
        return JUnitTestCase.failed(checkOutcome.title().name(), took, room.truncate(message), room.truncate(problems));
    }

    /** In a run that was cut short it proves nothing that something was not seen. */
    private JUnitTestCase neverSeen(CoverageItem coverageItem) {
        String name = coverageItem.toString();
        return result.isComplete()
                ? JUnitTestCase.failed(name, Duration.ZERO, "never seen", name + " was promised and never seen")
                : JUnitTestCase.skipped(name, "the run was cut short");
    }
}
