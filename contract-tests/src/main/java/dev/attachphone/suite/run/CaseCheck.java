package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.execution.ConformanceRunner;
import dev.attachphone.suite.execution.PlaceholderValues;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.run.ContractCheck.Applicability;
import java.util.Locale;
import java.util.Optional;

/**
 * A check that runs one case of the case files.
 *
 * @param testCase the case
 */
public record CaseCheck(TestCase testCase) implements ContractCheck {

    @Override
    public Optional<TestCase> plannedCase() {
        return Optional.of(testCase);
    }

    @Override
    public CheckTitle title() {
        return testCase.title();
    }

    @Override
    public ExpectedAnswer expectedAnswer() {
        return new ExpectedAnswer(
                testCase.mainStep().operation(), testCase.mainStep().answer());
    }

    @Override
    public Applicability applicability(TargetCapabilities target) {
        boolean met = testCase.requirement()
                .capability()
                .map(target.capabilities()::contains)
                .orElse(true);
        if (!met) {
            return testCase.requirement()
                    .unreachableReason()
                    .<Applicability>map(reason -> new Applicability.Unreachable(reason, false))
                    .orElse(Applicability.NOT_APPLICABLE);
        }
        if (target.fixture().unknownAgent().isOnly()
                && testCase.steps().stream().anyMatch(CaseCheck::isUnknown)) {
            return new Applicability.Unreachable("every agent but one exists there", false);
        }
        for (String header : target.ignoredHeaders()) {
            if (testCase.steps().stream().anyMatch(step -> names(step, header))) {
                return new Applicability.Unreachable(
                        "the target does not see the header " + header
                                + "; nginx drops names with underscores unless underscores_in_headers is on",
                        true);
            }
        }
        return Applicability.of(new PlaceholderValues(target.fixture()).missing(testCase.steps()));
    }

    @Override
    public CheckOutcome execute(TestContext testContext) throws NoResponseException {
        return new ConformanceRunner(testContext).run(testCase);
    }

    private static boolean names(CaseStep step, String header) {
        return step.send().toString().toLowerCase(Locale.ROOT).contains(header);
    }

    /** Whether the step names a nonexistent agent other than {@code ${unknown-agent}}. */
    private static boolean isUnknown(CaseStep step) {
        String send = step.send().toString().replace("\\\"", "\"");
        return step.answer().equals("agent-not-found") && !send.contains("\"${unknown-agent}\"");
    }
}
