package dev.attachphone.suite.program.reliability;

import java.util.List;
import java.util.Map;

/**
 * The result of a {@link FaultRun}.
 *
 * @param scenario the scenario
 * @param times how often the fault was injected
 * @param calls the calls of the real load
 * @param detached how many numbers an operator has detached
 * @param violations the violated promises, one sentence for each
 * @param findings the violations that were found for each control defect
 */
record FaultRunResult(
        FaultScenario<?> scenario,
        int times,
        List<RecordedCall> calls,
        int detached,
        List<String> violations,
        Map<ControlDefect, List<String>> findings) {

    /** The control defects that the checks did not find. */
    List<ControlDefect> undetected() {
        return scenario.controls().stream()
                .filter(defect -> findings.getOrDefault(defect, List.of()).stream()
                        .noneMatch(finding -> finding.contains(defect.finding())))
                .sorted()
                .toList();
    }

    long acknowledged() {
        return calls.stream().filter(RecordedCall::isAcknowledged).count();
    }

    long indeterminate() {
        return HistoryVerdict.indeterminate(calls);
    }
}
