package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.fixture.Fixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that a request which a target refused has attached nothing: another agent can still get the number. */
final class RefusalProbe {

    private static final String NUMBER = "number";
    private static final Set<String> WITHOUT_ACCOUNT = Set.of("none", "wrong", "expired");

    private RefusalProbe() {}

    /**
     * Attaches the number of the case to the second agent of the account.
     *
     * @return the exchange; empty if the case cannot have attached the number, or the target has no second agent
     * @throws NoResponseException if the target does not answer
     */
    static Optional<CheckedExchange> exchange(TestContext context, TestCase testCase, Map<String, JsonNode> values)
            throws NoResponseException {
        CaseStep probe = step();
        if (!couldAttach(testCase, context)
                || new PlaceholderValues(context.fixture())
                        .missing(List.of(probe))
                        .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new StepRunner(context).step(probe, values, List.of()));
    }

    private static boolean couldAttach(TestCase testCase, TestContext context) {
        CaseStep main = testCase.mainStep();
        return testCase.steps().size() == 1
                && main.placeholders().contains(NUMBER)
                && !WITHOUT_ACCOUNT.contains(main.role())
                && main.answers().stream().allMatch(answer -> context.isRefusal(main.operation(), answer));
    }

    private static CaseStep step() {
        ObjectNode send = JsonNodeFactory.instance.objectNode().put("as", Fixture.VALID);
        send.putObject("body")
                .put("agent_id", "${second-agent}")
                .put("provider", "${provider}")
                .putArray("numbers")
                .add("${number}");
        return new CaseStep(
                CasePlaceholders.ATTACH_OPERATION,
                send,
                JsonNodeFactory.instance.objectNode().put("answer", "attached"),
                Map.of());
    }
}
