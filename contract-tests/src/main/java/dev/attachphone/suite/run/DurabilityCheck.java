package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.execution.DurabilityProbe;
import dev.attachphone.suite.execution.PlaceholderValues;
import dev.attachphone.suite.execution.TestContext;

/**
 * Whether what the run was told is attached is still held, whenever in the run that was.
 *
 * @param effects what the run was told
 */
public record DurabilityCheck(SideEffects effects) implements ContractCheck {

    // Asking takes two requests for each number.
    private static final int NUMBERS = 300;

    @Override
    public CheckTitle title() {
        String name = "what was acknowledged is still held";
        return new CheckTitle(
                "recall",
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
        return new DurabilityProbe(testContext).check(title(), effects.sample(NUMBERS));
    }
}
