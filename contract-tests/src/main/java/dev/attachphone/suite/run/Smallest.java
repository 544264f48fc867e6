package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.fixture.NumberRange;
import dev.attachphone.suite.generate.CaseGenerator;
import dev.attachphone.suite.generate.Choices;
import dev.attachphone.suite.generate.Shrinker;
import dev.attachphone.suite.play.CasePlayer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the smallest case like a drawn one that still fails on a target.
 *
 * @param generator made the case
 * @param draw from seed and index
 * @param tries how many cases may still be played for that in the whole run
 */
record Smallest(CaseGenerator generator, Draw draw, AtomicInteger tries) {

    // Each try is a case played on the target, so that even a slow one is done with in a while.
    private static final int TRIES = 150;

    /**
     * A case that fails.
     *
     * @param played the case
     * @param outcome how it fails
     */
    record Failure(Case played, Outcome outcome) {}

    /** The smallest case that was found to fail, at worst the one that is known to. */
    Failure like(Case played, Outcome outcome, CasePlayer player) {
        String name = draw.name(generator.family());
        Choices choices = draw.choices();
        generator.of(name, choices);
        Hunt hunt = new Hunt(player, new Failure(played, outcome));
        new Shrinker(tried -> hunt.fails(generator.of(name, Choices.replaying(tried))), TRIES).smallest(choices.made());
        return hunt.least;
    }

    /** Keeps what failed last: the shrinker tries nothing that is not smaller. */
    private final class Hunt {

        private final CasePlayer player;
        private Failure least;

        Hunt(CasePlayer player, Failure least) {
            this.player = player;
            this.least = least;
        }

        boolean fails(Case tried) {
            if (tries.getAndDecrement() <= 0) {
                return false;
            }
            try {
                Outcome outcome = player.play(tried);
                if (!outcome.passed()) {
                    least = new Failure(tried, outcome);
                }
                return !outcome.passed();
            } catch (Unanswered | Meter.Stopped | NumberRange.UsedUp e) {
                // Whatever ends the run ends this too.
                tries.set(0);
                return false;
            }
        }
    }
}
