package dev.attachphone.suite.execution;

import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.exchange.NoResponseException;

/** Runs cases. */
public interface CaseRunner {

    /**
     * Runs a case.
     *
     * @throws NoResponseException if the target sends no answer
     */
    CheckOutcome run(TestCase testCase) throws NoResponseException;
}
