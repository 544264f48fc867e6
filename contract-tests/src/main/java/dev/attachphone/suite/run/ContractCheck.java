package dev.attachphone.suite.run;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.execution.TestContext;

/** One thing that is checked. */
public interface ContractCheck {

    /** What it is called. */
    CheckTitle title();

    /** The answer that it is about. */
    ExpectedAnswer expectedAnswer();

    /** Whether a target that offers this can be checked. */
    Applicability applicability(TargetCapabilities target);

    /**
     * Checks the target.
     *
     * @throws NoResponseException if no answer came at all
     */
    CheckOutcome execute(TestContext testContext) throws NoResponseException;
}
