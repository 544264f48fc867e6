package dev.attachphone.suite.report;

import dev.attachphone.suite.check.AmbiguityFinding;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.check.Deviation;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.run.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The checks whose exchanges a report contains, so that its size does not depend on the number of checks: some failed ones of each
 * deviation, some of each finding, and some passed ones of each expected answer.
 *
 * @param outcomes the checks, each with a limited number of exchanges
 */
record ReportedChecks(List<CheckOutcome> outcomes) {

    private static final int MAX_FAILED = 20;
    private static final int MAX_PASSED = 5;
    private static final int MAX_EXCHANGES = 30;

    static ReportedChecks of(RunResult result) {
        Map<Object, Integer> reported = new HashMap<>();
        return new ReportedChecks(result.outcomes().stream()
                .filter(outcome -> isReported(outcome, reported))
                .map(ReportedChecks::limited)
                .toList());
    }

    /** The exchanges of the checks. */
    Stream<CheckedExchange> exchanges() {
        return outcomes.stream().flatMap(outcome -> outcome.exchanges().stream());
    }

    private static boolean isReported(CheckOutcome outcome, Map<Object, Integer> reported) {
        List<Object> groups = new ArrayList<>();
        Set<Deviation> deviations = Deviation.of(outcome);
        Set<AmbiguityFinding> findings = outcome.findings();
        groups.addAll(deviations);
        groups.addAll(findings);
        outcome.exchanges().forEach(exchange -> groups.add(exchange.expected()));
        int most = outcome.passed() ? MAX_PASSED : MAX_FAILED;
        boolean isReported = groups.isEmpty()
                || groups.stream()
                        .filter(group -> outcome.passed() || !(group instanceof ExpectedAnswer))
                        .anyMatch(group -> reported.getOrDefault(group, 0) < most);
        if (isReported) {
            groups.stream().distinct().forEach(group -> reported.merge(group, 1, Integer::sum));
        }
        return isReported;
    }

    private static CheckOutcome limited(CheckOutcome outcome) {
        List<CheckedExchange> all = outcome.exchanges();
        if (all.size() <= MAX_EXCHANGES) {
            return outcome;
        }
        List<CheckedExchange> kept = Stream.concat(
                        all.stream().filter(exchange -> !exchange.asExpected()),
                        all.stream().filter(CheckedExchange::asExpected))
                .limit(MAX_EXCHANGES)
                .toList();
        return new CheckOutcome(
                outcome.title(), all.stream().filter(kept::contains).toList(), outcome.failures());
    }
}
