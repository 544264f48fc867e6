package dev.attachphone.suite.play;

import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.exchange.Unanswered;

/** Plays cases in one way or another. */
public interface CasePlayer {

    /**
     * What becomes of the case.
     *
     * @throws Unanswered if no answer came at all
     */
    Outcome play(Case played) throws Unanswered;
}
