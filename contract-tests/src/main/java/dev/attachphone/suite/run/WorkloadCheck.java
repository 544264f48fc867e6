package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.execution.PlaceholderValues;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.execution.WorkloadRunner;
import dev.attachphone.suite.history.ConcurrentWorkload;
import dev.attachphone.suite.run.ContractCheck.Applicability;
import dev.attachphone.suite.run.GeneratedCheck.GeneratedId;

/**
 * A check that sends attach calls at the same time and accepts every outcome that some order of the calls explains.
 *
 * @param id the id of the workload
 */
record WorkloadCheck(GeneratedId id) implements ContractCheck {

    static final String FAMILY = "race";

    private static final String SOURCE = "page: A phone number can only be attached to one agent at a time.";

    @Override
    public CheckTitle title() {
        return new CheckTitle(FAMILY, id.name(FAMILY), SOURCE, id.name(FAMILY));
    }

    @Override
    public ExpectedAnswer expectedAnswer() {
        CaseStep first = WorkloadRunner.steps(workload()).get(0);
        return new ExpectedAnswer(first.operation(), first.answer());
    }

    @Override
    public Applicability applicability(TargetCapabilities target) {
        return Applicability.of(new PlaceholderValues(target.fixture()).missing(WorkloadRunner.steps(workload())));
    }

    @Override
    public CheckOutcome execute(TestContext testContext) throws NoResponseException {
        return new WorkloadRunner(testContext).run(title(), workload());
    }

    private ConcurrentWorkload workload() {
        return ConcurrentWorkload.of(id.choices());
    }
}
