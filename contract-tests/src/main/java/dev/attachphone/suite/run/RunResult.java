package dev.attachphone.suite.run;

import dev.attachphone.suite.check.AmbiguityFinding;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.run.ContractCoverage.CoverageItem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The result of a run.
 *
 * @param info the target and the parameters of the run
 * @param outcomes the outcomes of the checks that were run
 * @param unreachable the checks that cannot run on the target, with the reason
 * @param notRun the checks that were not run because the run was cut short
 * @param known the failures that a baseline excuses, with their reason; they are not among the outcomes
 * @param uncovered the parts of the contract that the run must observe and did not
 * @param unobserved the documented answers that the run did not observe, with the reason
 * @param sideEffects what the run left on the target
 * @param abort why the run was cut short; empty if it was not
 */
public record RunResult(
        RunInfo info,
        List<CheckOutcome> outcomes,
        Map<CheckTitle, String> unreachable,
        List<CheckTitle> notRun,
        Map<CheckTitle, String> known,
        Set<CoverageItem> uncovered,
        Map<CoverageItem, String> unobserved,
        CreatedResources sideEffects,
        Optional<RunAbort> abort) {

    /**
     * The target and the parameters of a run.
     *
     * @param address the address of the target
     * @param kind the kind of the target
     * @param seed the seed of the generated checks
     * @param startedAt when the run started
     * @param duration how long the run took
     * @param requests the number of requests sent
     */
    public record RunInfo(
            TargetAddress address, TargetKind kind, long seed, Instant startedAt, Duration duration, long requests) {

        /** The base URL of the target. */
        public URI url() {
            return address.url();
        }
    }

    /**
     * Why a run was cut short.
     *
     * @param reason the reason as a sentence
     * @param targetUnresponsive whether the target stopped answering
     */
    public record RunAbort(String reason, boolean targetUnresponsive) {}

    /** The checks that failed. */
    public List<CheckOutcome> failed() {
        return outcomes.stream().filter(outcome -> !outcome.passed()).toList();
    }

    /** The findings, each with the title of the first check that made it. */
    public Map<AmbiguityFinding, CheckTitle> findings() {
        Map<AmbiguityFinding, CheckTitle> findings = new LinkedHashMap<>();
        outcomes.forEach(
                outcome -> outcome.findings().forEach(finding -> findings.putIfAbsent(finding, outcome.title())));
        return findings;
    }

    /** Whether every applicable check was run. */
    public boolean isComplete() {
        return notRun.isEmpty();
    }

    /** Whether every check passed and, in a complete run, the whole contract was covered. */
    public boolean passed() {
        return failed().isEmpty() && (uncovered.isEmpty() || !isComplete());
    }
}
