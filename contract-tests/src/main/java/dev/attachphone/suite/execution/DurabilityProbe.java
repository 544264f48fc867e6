package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.NoResponseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks whether numbers are still attached to the agents of their acknowledged calls. The check has no effect. */
public final class DurabilityProbe {

    /** Steps that need what the probe needs of a target. */
    public static final List<CaseStep> REQUIRED_STEPS = List.of(OwnershipProbe.REQUIRED);

    private final PlaceholderValues placeholderValues;
    private final AttachResultClassifier classifier;
    private final FailureMessage failureMessage;

    public DurabilityProbe(TestContext testContext) {
        this.placeholderValues = new PlaceholderValues(testContext.fixture());
        this.classifier = new AttachResultClassifier(new StepRunner(testContext));
        this.failureMessage = FailureMessage.of(testContext);
    }

    /**
     * Checks each number.
     *
     * @param acknowledged the agent that each number was attached to, according to the answers
     * @throws NoResponseException if the target does not answer
     */
    public CheckOutcome check(CheckTitle title, Map<String, String> acknowledged) throws NoResponseException {
        List<CheckedExchange> exchanges = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        OwnershipProbe probe = OwnershipProbe.create(
                classifier, placeholderValues.drawNumber(), placeholderValues.drawNumber(), exchanges);
        for (Map.Entry<String, String> each : acknowledged.entrySet()) {
            Map<String, JsonNode> values = Map.of("number", TextNode.valueOf(each.getKey()));
            Optional<Optional<String>> holder = probe.holder("${number}", values, exchanges);
            if (holder.isPresent() && !isHeldBy(each.getValue(), holder.get())) {
                failures.add(each.getKey() + " was attached to " + each.getValue() + " and is lost: "
                        + holder.get().map(other -> "it is held by " + other).orElse("it is free"));
            }
        }
        exchanges.stream()
                .filter(exchange -> !exchange.failures().isEmpty())
                .forEach(exchange -> failures.add(failureMessage.describe(title, exchange)));
        return new CheckOutcome(title, List.copyOf(exchanges), List.copyOf(failures));
    }

    // The answer does not tell which agent of another account holds a number.
    private boolean isHeldBy(String agent, Optional<String> holder) {
        return holder.filter(held -> held.equals(agent) || placeholderValues.isForeign(held))
                .isPresent();
    }
}
