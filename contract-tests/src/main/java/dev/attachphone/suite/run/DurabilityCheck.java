package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.execution.DurabilityProbe;
import dev.attachphone.suite.execution.PlaceholderValues;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.run.ContractCheck.Applicability;

/**
 * Checks after all other checks whether numbers that were attached during the run are still attached.
 *
 * @param effects the side effects of the run
 */
public record DurabilityCheck(CreatedResources effects) implements ContractCheck {

    // Each number takes two requests.
    private static final int MAX_NUMBERS = 300;

    @Override
    public CheckTitle title() {
        String name = "Every acknowledged number is still attached";
        return new CheckTitle(
                "durability",
                name,
                "page: Once attached, the phone number will route inbound calls to the specified agent",
                name);
    }

    @Override
    public ExpectedAnswer expectedAnswer() {
        CaseStep question = DurabilityProbe.REQUIRED_STEPS.get(0);
        return new ExpectedAnswer(question.operation(), question.answer());
    }

    @Override
    public Applicability applicability(TargetCapabilities target) {
        return Applicability.of(new PlaceholderValues(target.fixture()).missing(DurabilityProbe.REQUIRED_STEPS));
    }

    @Override
    public CheckOutcome execute(TestContext testContext) throws NoResponseException {
        return new DurabilityProbe(testContext).check(title(), effects.sample(MAX_NUMBERS));
    }
}
