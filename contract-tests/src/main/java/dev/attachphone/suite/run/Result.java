package dev.attachphone.suite.run;

import dev.attachphone.suite.check.Finding;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Place;
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
 * @param setting what was run
 * @param outcomes what became of each check that was played
 * @param unreachable the checks that the target gives no way to play, with the reason
 * @param unplayed the checks that were not played because the run was cut short
 * @param missing what the contract promises and no check has seen
 * @param effects what is left behind
 * @param cut why the run was cut short, if it was
 */
public record Result(
        Setting setting,
        List<Outcome> outcomes,
        Map<Title, String> unreachable,
        List<Title> unplayed,
        Set<Promised> missing,
        Effects effects,
        Optional<Cut> cut) {

    /**
     * What was run.
     *
     * @param place where the target is
     * @param kind what it is
     * @param seed what generated checks were drawn from
     * @param began when it began
     * @param took how long it took
     * @param requests how many requests were sent
     */
    public record Setting(Place place, Kind kind, long seed, Instant began, Duration took, long requests) {

        /** The target. */
        public URI url() {
            return place.url();
        }
    }

    /**
     * Why a run was cut short.
     *
     * @param reason in words for people
     * @param silent whether the target stopped answering
     */
    public record Cut(String reason, boolean silent) {}

    /** The checks that failed. */
    public List<Outcome> failed() {
        return outcomes.stream().filter(outcome -> !outcome.passed()).toList();
    }

    /** For each finding, the check that came upon it first. */
    public Map<Finding, Title> findings() {
        Map<Finding, Title> findings = new LinkedHashMap<>();
        outcomes.forEach(
                outcome -> outcome.findings().forEach(finding -> findings.putIfAbsent(finding, outcome.title())));
        return findings;
    }

    /** Whether every check was played that the target can be put to. */
    public boolean isWhole() {
        return unplayed.isEmpty();
    }

    /** Whether everything that was played held, and what is promised was seen. */
    public boolean holds() {
        return failed().isEmpty() && (missing.isEmpty() || !isWhole());
    }
}
