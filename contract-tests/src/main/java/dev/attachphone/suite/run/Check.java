package dev.attachphone.suite.run;

import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.play.Bench;

/** One thing that is checked. */
public interface Check {

    /** What it is called. */
    Title title();

    /** The answer that it is about. */
    Produced about();

    /** Whether a target that offers this can be checked. */
    Reach reach(Offer offer);

    /**
     * Checks the target.
     *
     * @throws Unanswered if no answer came at all
     */
    Outcome play(Bench bench) throws Unanswered;
}
