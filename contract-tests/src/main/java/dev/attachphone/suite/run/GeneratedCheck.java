package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.execution.CaseRunner;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.generate.CaseFileWriter;
import dev.attachphone.suite.generate.ChoiceSequence;
import dev.attachphone.suite.run.ContractCheck.Applicability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A check that runs a generated case. A failure is reported as the smallest case that still fails.
 *
 * @param title the title of the check
 * @param generated a check of the case itself
 * @param failureMinimizer finds the smallest case that fails
 * @param runner runs the case
 */
record GeneratedCheck(
        CheckTitle title,
        CaseCheck generated,
        FailureMinimizer failureMinimizer,
        Function<TestContext, CaseRunner> runner)
        implements ContractCheck {

    /**
     * The identity of a generated check within its family.
     *
     * @param seed the seed of the run
     * @param index the index of the check
     */
    record GeneratedId(long seed, int index) {

        ChoiceSequence choices() {
            return ChoiceSequence.seeded(seed, index);
        }

        String name(String family) {
            return family + ":" + seed + ":" + index;
        }
    }

    @Override
    public Optional<TestCase> plannedCase() {
        return generated.plannedCase();
    }

    @Override
    public ExpectedAnswer expectedAnswer() {
        return generated.expectedAnswer();
    }

    @Override
    public Applicability applicability(TargetCapabilities target) {
        return generated.applicability(target);
    }

    @Override
    public CheckOutcome execute(TestContext testContext) throws NoResponseException {
        CaseRunner caseRunner = runner.apply(testContext);
        CheckOutcome outcome = caseRunner.run(generated.testCase());
        if (outcome.passed()) {
            return new CheckOutcome(title, outcome.exchanges(), List.of());
        }
        FailureMinimizer.MinimalFailure least =
                failureMinimizer.minimize(generated.testCase(), outcome, caseRunner, testContext.capabilities());
        List<String> problems = new ArrayList<>(least.outcome().failures());
        problems.add("smallest failing case, as a case file:\n"
                + CaseFileWriter.of(least.testCase()).indent(2).stripTrailing());
        return new CheckOutcome(title, least.outcome().exchanges(), problems);
    }
}
