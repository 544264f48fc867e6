package dev.attachphone.suite.execution;

import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.exchange.NoResponseException;

/** Plays cases in one way or another. */
public interface CasePlayer {

    /**
     * What becomes of the case.
     *
     * @throws NoResponseException if no answer came at all
     */
    CheckOutcome play(TestCase played) throws NoResponseException;
}
