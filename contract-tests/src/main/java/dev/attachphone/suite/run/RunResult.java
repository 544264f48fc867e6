package dev.attachphone.suite.run;

import dev.attachphone.suite.check.AmbiguityFinding;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.exchange.TargetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of a run.
 *
 * @param info what was run
 * @param outcomes what became of each check that was played
 * @param unreachable the checks that the target gives no way to play, with the reason
 * @param notRun the checks that were not played because the run was cut short
 * @param uncovered what the contract promises and no check has seen
 * @param sideEffects what is left behind
 * @param abort why the run was cut short, if it was
 */
public record RunResult(
        RunInfo info,
        List<CheckOutcome> outcomes,
        Map<CheckTitle, String> unreachable,
        List<CheckTitle> notRun,
        Set<CoverageItem> uncovered,
        SideEffects sideEffects,
        Optional<RunAbort> abort) {

    /**
     * What was run.
     *
     * @param place where the target is
     * @param kind what it is
     * @param seed what generated checks were drawn from
     * @param startedAt when it began
     * @param duration how long it took
     * @param requests how many requests were sent
     */
    public record RunInfo(
            TargetAddress place, TargetKind kind, long seed, Instant startedAt, Duration duration, long requests) {

        /** The target. */
        public URI url() {
            return place.url();
        }
    }

    /**
     * Why a run was cut short.
     *
     * @param reason in words for people
     * @param targetUnresponsive whether the target stopped answering
     */
    public record RunAbort(String reason, boolean targetUnresponsive) {}

    /** The checks that failed. */
    public List<CheckOutcome> failed() {
        return outcomes.stream().filter(outcome -> !outcome.passed()).toList();
    }

    /** For each finding, the check that came upon it first. */
    public Map<AmbiguityFinding, CheckTitle> findings() {
        Map<AmbiguityFinding, CheckTitle> findings = new LinkedHashMap<>();
        outcomes.forEach(
                outcome -> outcome.findings().forEach(finding -> findings.putIfAbsent(finding, outcome.title())));
        return findings;
    }

    /** Whether every check was played that the target can be put to. */
    public boolean isComplete() {
        return notRun.isEmpty();
    }

    /** Whether everything that was played held, and what is promised was seen. */
    public boolean passed() {
        return failed().isEmpty() && (uncovered.isEmpty() || !isComplete());
    }
}
