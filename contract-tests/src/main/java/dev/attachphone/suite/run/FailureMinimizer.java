package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.execution.CaseRunner;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.fixture.NumberRange;
import dev.attachphone.suite.generate.CaseGenerator;
import dev.attachphone.suite.generate.ChoiceSequence;
import dev.attachphone.suite.generate.Shrinker;
import dev.attachphone.suite.run.GeneratedCheck.GeneratedId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the smallest generated case that still fails on a target.
 *
 * @param generator generates the cases
 * @param id the id of the failed case
 * @param tries how many more cases can be run for this purpose in the whole run
 */
record FailureMinimizer(CaseGenerator generator, GeneratedId id, AtomicInteger tries) {

    // Each try runs a case, so the limit bounds the time on a slow target.
    private static final int TRIES = 150;

    /**
     * A failed case.
     *
     * @param testCase the case
     * @param outcome its outcome
     */
    record MinimalFailure(TestCase testCase, CheckOutcome outcome) {}

    /** The smallest case that applies to the target and was found to fail; the given case if no smaller one fails. */
    MinimalFailure minimize(TestCase testCase, CheckOutcome outcome, CaseRunner runner, TargetCapabilities target) {
        String name = id.name(generator.family());
        ChoiceSequence choices = id.choices();
        generator.generate(name, choices);
        ShrinkAttempt attempt = new ShrinkAttempt(runner, target, new MinimalFailure(testCase, outcome));
        new Shrinker(tried -> attempt.fails(generator.generate(name, ChoiceSequence.replaying(tried))), TRIES)
                .smallest(choices.recorded());
        return attempt.least;
    }

    /** Runs smaller cases and keeps the last one that failed, which is the smallest. */
    private final class ShrinkAttempt {

        private final CaseRunner runner;
        private final TargetCapabilities target;
        private MinimalFailure least;

        ShrinkAttempt(CaseRunner runner, TargetCapabilities target, MinimalFailure least) {
            this.runner = runner;
            this.target = target;
            this.least = least;
        }

        private boolean isApplicable(TestCase tried) {
            return !ApplicableChecks.of(List.of(new CaseCheck(tried)), target)
                    .applicable()
                    .isEmpty();
        }

        boolean fails(TestCase tried) {
            // A case that does not apply to the target would fail for another reason.
            if (!isApplicable(tried) || tries.getAndDecrement() <= 0) {
                return false;
            }
            try {
                CheckOutcome outcome = runner.run(tried);
                if (!outcome.passed()) {
                    least = new MinimalFailure(tried, outcome);
                }
                return !outcome.passed();
            } catch (NoResponseException | RequestBudget.RunStoppedException | NumberRange.ExhaustedException e) {
                // The run is about to stop.
                tries.set(0);
                return false;
            }
        }
    }
}
