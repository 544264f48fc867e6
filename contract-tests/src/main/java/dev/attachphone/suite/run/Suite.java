package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.run.Outcome.Produced;
import dev.attachphone.suite.verdict.Judge;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Plays all cases that a target can play.
 *
 * @param contract what is promised
 * @param cases the cases
 * @param report is told how it goes
 */
public record Suite(Contract contract, List<Case> cases, Report report) {

    private static final int PATIENCE = 3;

    /**
     * Plays them.
     *
     * @return whether everything held, and every named answer that can be reached was seen
     * @throws Unanswered if the target does not answer, or stops answering
     */
    public boolean run(Target target) throws Unanswered {
        Kind kind = Kind.of(contract, target);
        Selection selection = Selection.of(cases, kind.capabilities());
        CaseRunner runner = new CaseRunner(contract, target, new Judge(Clock.systemUTC(), kind == Kind.SANDBOX));
        List<Outcome> outcomes = new ArrayList<>();
        int silent = 0;
        for (Case each : selection.playable()) {
            try {
                outcomes.add(runner.run(each));
                silent = 0;
            } catch (Unanswered e) {
                outcomes.add(new Outcome(each, List.of(String.valueOf(e.getMessage())), Set.of()));
                if (++silent == PATIENCE) {
                    throw e;
                }
            }
            report.tell(outcomes.get(outcomes.size() - 1));
        }
        return sum(outcomes, selection.unreachable());
    }

    private boolean sum(List<Outcome> outcomes, List<Case> beyond) {
        Set<Produced> produced = new HashSet<>();
        outcomes.forEach(outcome -> produced.addAll(outcome.produced()));
        List<Case> unreachable = beyond.stream()
                .filter(each -> !produced.contains(
                        new Produced(each.main().operation(), each.main().answer())))
                .toList();
        Set<Produced> missing = new Completeness(contract).missing(produced, unreachable);
        report.sum(outcomes, unreachable, missing);
        return missing.isEmpty() && outcomes.stream().allMatch(Outcome::passed);
    }
}
