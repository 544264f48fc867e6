package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.validation.ReplyValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs cases against one target and validates each answer.
 *
 * @param context the target and its description
 */
public record ConformanceRunner(TestContext context) implements CaseRunner {

    /** Runs the steps up to the first one that is not answered as expected. */
    @Override
    public CheckOutcome run(TestCase testCase) throws NoResponseException {
        TestContext layered = context.in(testCase.title().layer());
        StepRunner stepRunner = new StepRunner(layered);
        Map<String, JsonNode> values = new PlaceholderValues(context.fixture()).drawNumber(testCase.placeholders());
        List<CheckedExchange> exchanges = new ArrayList<>();
        for (CaseStep step : testCase.steps()) {
            pause(step.pauseMillis());
            boolean last = exchanges.size() == testCase.steps().size() - 1;
            List<CheckedExchange> now = last && testCase.race().isPresent()
                    ? new RaceRunner(stepRunner).run(step, testCase.race().orElseThrow(), values)
                    : stepRunner.exchanges(step, values, exchanges);
            exchanges.addAll(now);
            // After a finding, too, the state of the target differs from what the later steps assume. So it does where
            // a foreign
            // target may refuse what we accept.
            if (!now.stream().allMatch(CheckedExchange::asExpected)
                    || (!last && layered.validator().acceptsAnyRefusal() && isRefused(now))) {
                break;
            }
            step.remember()
                    .forEach((name, pointer) ->
                            values.put(name, StepRunner.body(now.get(0)).at(pointer)));
        }
        if (layered.validator().acceptsAnyRefusal() && exchanges.stream().allMatch(CheckedExchange::asExpected)) {
            RefusalProbe.exchange(context, testCase, values).ifPresent(exchanges::add);
        }
        return new CheckOutcome(
                testCase.title(),
                List.copyOf(exchanges),
                FailureMessage.of(context).describe(testCase.title(), exchanges));
    }

    private static boolean isRefused(List<CheckedExchange> exchanges) {
        return exchanges.stream().anyMatch(exchange -> ReplyValidator.isRefused(exchange.reply()));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
