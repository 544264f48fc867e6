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

/** Asks whether numbers are still held by the agents that were told to hold them; asking has no effect. */
public final class DurabilityProbe {

    /** What is needed to ask. */
    public static final List<CaseStep> STEPS = List.of(OwnershipProbe.ALONE);

    private final PlaceholderValues placeholderValues;
    private final AttachResultClassifier reader;
    private final FailureMessage failureMessage;

    public DurabilityProbe(TestContext testContext) {
        this.placeholderValues = new PlaceholderValues(testContext.fixture());
        this.reader = new AttachResultClassifier(new StepRunner(testContext));
        this.failureMessage = FailureMessage.of(testContext);
    }

    /**
     * Asks for each number.
     *
     * @param acknowledged the agent that each number was attached to, as far as answers told
     * @throws NoResponseException if the target does not answer
     */
    public CheckOutcome check(CheckTitle title, Map<String, String> acknowledged) throws NoResponseException {
        List<CheckedExchange> exchanges = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        OwnershipProbe probe = OwnershipProbe.marking(
                reader, placeholderValues.drawNumber(), placeholderValues.drawNumber(), exchanges);
        for (Map.Entry<String, String> each : acknowledged.entrySet()) {
            Map<String, JsonNode> values = Map.of("number", TextNode.valueOf(each.getKey()));
            Optional<Optional<String>> holder = probe.of("${number}", values, exchanges);
            if (holder.isPresent() && !isHeldBy(each.getValue(), holder.get())) {
                problems.add(each.getKey() + " was attached to " + each.getValue() + " and is lost: "
                        + holder.get().map(other -> "it is held by " + other).orElse("it is free"));
            }
        }
        exchanges.stream()
                .filter(exchange -> !exchange.failures().isEmpty())
                .forEach(exchange -> problems.add(failureMessage.about(title, exchange)));
        return new CheckOutcome(title, List.copyOf(exchanges), List.copyOf(problems));
    }

    // Of another account the target only says that it holds the number, and not which of its agents does.
    private boolean isHeldBy(String agent, Optional<String> holder) {
        return holder.filter(held -> held.equals(agent) || placeholderValues.isForeign(held))
                .isPresent();
    }
}
