package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.fixture.NumberRange;
import dev.attachphone.suite.generate.CaseGenerator;
import dev.attachphone.suite.generate.Choices;
import dev.attachphone.suite.generate.Shrinker;
import java.util.List;
import java.util.Optional;

/**
 * Finds the smallest generated case that still fails on a target.
 *
 * @param <F> what is known of a failure
 */
final class Smallest<F> {

    // Each try is a case played on the target, so that even a slow one is done with in a while.
    private static final int TRIES = 150;

    /**
     * Plays a case.
     *
     * @param <F> what is known of a failure
     */
    interface Trial<F> {

        /** What is wrong; empty if nothing is. */
        Optional<F> play(Case played) throws Unanswered;
    }

    private F found;
    private boolean silent;

    /** Begins with the failure that is known. */
    Smallest(F first) {
        this.found = first;
    }

    /** The smallest case that fails. */
    Case of(CaseGenerator generator, Draw draw, Trial<F> trial) {
        String name = draw.name(generator.family());
        Choices choices = draw.choices();
        generator.of(name, choices);
        List<Integer> smallest = new Shrinker(
                        tried -> fails(generator.of(name, Choices.replaying(tried)), trial), TRIES)
                .smallest(choices.made());
        return generator.of(name, Choices.replaying(smallest));
    }

    /** What is known of the failure of the smallest case. */
    F found() {
        return found;
    }

    private boolean fails(Case played, Trial<F> trial) {
        if (silent) {
            return false;
        }
        try {
            Optional<F> failure = trial.play(played);
            failure.ifPresent(worse -> found = worse);
            return failure.isPresent();
        } catch (Unanswered | Meter.Stopped | NumberRange.UsedUp e) {
            silent = true;
            return false;
        }
    }
}
