package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.history.AttachInvocation;
import dev.attachphone.suite.oracle.ProviderPlaceholder;
import dev.attachphone.suite.yaml.PlaceholderResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out which agent holds a number, by attach calls without an effect.
 *
 * <p>Two agents of one account each hold a number, their mark. Each of them asks for the number together with the mark of the other,
 * which is refused in any case. The refusal names the number if the other agent holds it, and the mark if the number is free or
 * belongs to the agent itself. It names no agent if another account holds the number.
 *
 * @param classifier sends, validates and classifies
 * @param marks the numbers that the two agents hold
 */
record OwnershipProbe(AttachResultClassifier classifier, Map<String, JsonNode> marks) {

    private static final String FIRST = "${agent}";
    private static final String SECOND = "${second-agent}";
    private static final String MARK_OF_FIRST = "${mark-of-first}";
    private static final String MARK_OF_SECOND = "${mark-of-second}";

    /** A step that needs what the probe needs of a target: a second agent. */
    static final CaseStep REQUIRED = AttachResultClassifier.step(
            new AttachInvocation(Fixture.VALID, SECOND, ProviderPlaceholder.FIRST, List.of("${number}")));

    /** A probe with two unused numbers as marks, which are attached to the two agents. */
    static OwnershipProbe create(
            AttachResultClassifier classifier, PlaceholderValues numbers, List<CheckedExchange> exchanges)
            throws NoResponseException {
        OwnershipProbe probe = new OwnershipProbe(
                classifier, Map.of("mark-of-first", numbers.drawNumber(), "mark-of-second", numbers.drawNumber()));
        exchanges.add(probe.send(AttachResultClassifier.step(attempt(FIRST, MARK_OF_FIRST)), Map.of()));
        exchanges.add(probe.send(AttachResultClassifier.step(attempt(SECOND, MARK_OF_SECOND)), Map.of()));
        return probe;
    }

    /**
     * The agent that holds the number: an empty inner value if the number is free, an empty outer value if the target does not tell.
     *
     * @param number the placeholder for the number
     * @param exchanges receives the exchanges of the probe
     */
    Optional<Optional<String>> holder(String number, Map<String, JsonNode> values, List<CheckedExchange> exchanges)
            throws NoResponseException {
        CheckedExchange first = send(AttachResultClassifier.probeStep(attempt(FIRST, number, MARK_OF_SECOND)), values);
        CheckedExchange second = send(AttachResultClassifier.probeStep(attempt(SECOND, number, MARK_OF_FIRST)), values);
        exchanges.add(first);
        exchanges.add(second);
        String wanted = new PlaceholderResolver(values).resolve(number);
        for (CheckedExchange exchange : List.of(first, second)) {
            CallResult result = classifier.classify(exchange);
            if (result instanceof CallResult.Refused refused && refused.number().equals(wanted)) {
                return Optional.of(Optional.of(refused.holder()));
            } else if (result instanceof CallResult.RefusedElsewhere) {
                return Optional.of(foreignAgent());
            } else if (!(result instanceof CallResult.Refused)) {
                return Optional.empty();
            }
        }
        return Optional.of(Optional.empty());
    }

    private Optional<String> foreignAgent() {
        Fixture fixture = classifier.runner().context().fixture();
        return Optional.ofNullable(fixture.accounts().get(Fixture.OTHER))
                .map(account -> account.agents().get(0));
    }

    private static AttachInvocation attempt(String agent, String... numbers) {
        return new AttachInvocation(Fixture.VALID, agent, ProviderPlaceholder.FIRST, List.of(numbers));
    }

    private CheckedExchange send(CaseStep step, Map<String, JsonNode> values) throws NoResponseException {
        Map<String, JsonNode> all = new HashMap<>(values);
        all.putAll(marks);
        TargetRequest request = classifier.runner().request(step, all);
        return classifier.validate(
                step, request, classifier.runner().context().target().send(request), all);
    }
}
