package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.execution.CaseRunner;
import dev.attachphone.suite.fixture.NumberRange;
import dev.attachphone.suite.generate.CaseGenerator;
import dev.attachphone.suite.generate.ChoiceSequence;
import dev.attachphone.suite.generate.Shrinker;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the smallest case like a drawn one that still fails on a target.
 *
 * @param generator made the case
 * @param draw from seed and index
 * @param tries how many cases may still be played for that in the whole run
 */
record FailureMinimizer(CaseGenerator generator, GeneratedId draw, AtomicInteger tries) {

    // Each try is a case played on the target, so that even a slow one is done with in a while.
    private static final int TRIES = 150;

    /**
     * A case that fails.
     *
     * @param testCase the case
     * @param outcome how it fails
     */
    record MinimalFailure(TestCase testCase, CheckOutcome outcome) {}

    /** The smallest case that was found to fail, at worst the one that is known to. */
    MinimalFailure minimize(TestCase played, CheckOutcome outcome, CaseRunner player) {
        String name = draw.name(generator.family());
        ChoiceSequence choices = draw.choices();
        generator.generate(name, choices);
        ShrinkAttempt attempt = new ShrinkAttempt(player, new MinimalFailure(played, outcome));
        new Shrinker(tried -> attempt.fails(generator.generate(name, ChoiceSequence.replaying(tried))), TRIES)
                .smallest(choices.recorded());
        return attempt.least;
    }

    /** Keeps what failed last: the shrinker tries nothing that is not smaller. */
    private final class ShrinkAttempt {

        private final CaseRunner player;
        private MinimalFailure least;

        ShrinkAttempt(CaseRunner player, MinimalFailure least) {
            this.player = player;
            this.least = least;
        }

        boolean fails(TestCase tried) {
            if (tries.getAndDecrement() <= 0) {
                return false;
            }
            try {
                CheckOutcome outcome = player.run(tried);
                if (!outcome.passed()) {
                    least = new MinimalFailure(tried, outcome);
                }
                return !outcome.passed();
            } catch (NoResponseException | RequestBudget.RunStoppedException | NumberRange.ExhaustedException e) {
                // Whatever ends the run ends this too.
                tries.set(0);
                return false;
            }
        }
    }
}
