package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TestContext;
import java.util.Optional;

/** A check of a target against the contract. */
public interface ContractCheck {

    /** Whether a check can run on a target. */
    sealed interface Applicability {

        Applicability APPLICABLE = new Applicable();

        Applicability NOT_APPLICABLE = new NotApplicable();

        /** Applicable, unless a placeholder has no value. */
        static Applicability of(Optional<String> missing) {
            return missing.<Applicability>map(placeholder -> new Unreachable("the fixture has no " + placeholder, true))
                    .orElse(APPLICABLE);
        }

        /** The check can run. */
        record Applicable() implements Applicability {}

        /** The check has no meaning for the target. */
        record NotApplicable() implements Applicability {}

        /**
         * The target has the answer but cannot be made to give it.
         *
         * @param reason why not
         * @param byFixture whether another fixture, or another configuration of a proxy, would change that
         */
        record Unreachable(String reason, boolean byFixture) implements Applicability {}
    }

    CheckTitle title();

    /** The answer that the check is about. */
    ExpectedAnswer expectedAnswer();

    /** The case that the check runs, if it runs one. */
    default Optional<TestCase> plannedCase() {
        return Optional.empty();
    }

    /** Whether the check can run on a target with these capabilities. */
    Applicability applicability(TargetCapabilities target);

    /**
     * Runs the check.
     *
     * @throws NoResponseException if the target sends no answer
     */
    CheckOutcome execute(TestContext testContext) throws NoResponseException;
}
