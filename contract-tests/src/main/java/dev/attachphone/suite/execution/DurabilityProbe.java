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

/**
 * Checks whether numbers are still attached to the agents of their acknowledged calls. The check has no effect.
 *
 * @param context the target and its description
 */
public record DurabilityProbe(TestContext context) {

    /** Steps that need what the probe needs of a target. */
    public static final List<CaseStep> REQUIRED_STEPS = List.of(OwnershipProbe.REQUIRED);

    /**
     * Checks each number.
     *
     * @param acknowledged the agent that each number was attached to, according to the answers
     * @throws NoResponseException if the target does not answer
     */
    public CheckOutcome check(CheckTitle title, Map<String, String> acknowledged) throws NoResponseException {
        PlaceholderValues placeholderValues = new PlaceholderValues(context.fixture());
        List<CheckedExchange> exchanges = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        OwnershipProbe probe = OwnershipProbe.create(
                new AttachResultClassifier(new StepRunner(context)), placeholderValues, exchanges);
        for (Map.Entry<String, String> each : acknowledged.entrySet()) {
            Map<String, JsonNode> values = Map.of("number", TextNode.valueOf(each.getKey()));
            Optional<Optional<String>> holder = probe.holder("${number}", values, exchanges);
            if (holder.isPresent() && !isHeldBy(each.getValue(), holder.get(), placeholderValues)) {
                failures.add(each.getKey() + " was attached to " + each.getValue() + " and is lost: "
                        + holder.get().map(other -> "it is held by " + other).orElse("it is free"));
            }
        }
        failures.addAll(FailureMessage.of(context).describe(title, exchanges));
        return new CheckOutcome(title, List.copyOf(exchanges), List.copyOf(failures));
    }

    // The answer does not tell which agent of another account holds a number.
    private static boolean isHeldBy(String agent, Optional<String> holder, PlaceholderValues placeholderValues) {
        return holder.filter(held -> held.equals(agent) || placeholderValues.isForeign(held))
                .isPresent();
    }
}
