package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.history.AttachAttempt;
import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.oracle.ProviderPlaceholder;
import dev.attachphone.suite.yaml.PlaceholderResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out who holds a number, with attaches that have no effect.
 *
 * <p>Two agents of one account hold a number each, their marks. Each asks for the number together with the other's mark, which is
 * refused in any case: the refusal names the number if the other agent holds it, and the mark if it is free or the agent's own; it
 * names nobody if it is held in another account.
 *
 * @param reader sends and reads
 * @param marks the numbers that the two agents hold
 */
record OwnershipProbe(AttachResultClassifier reader, Map<String, JsonNode> marks) {

    private static final String FIRST = "${agent}";
    private static final String SECOND = "${second-agent}";
    private static final String MARK_OF_FIRST = "${mark-of-first}";
    private static final String MARK_OF_SECOND = "${mark-of-second}";

    /** The second agent, on its own: without it there is nobody to ask. */
    static final CaseStep ALONE = AttachResultClassifier.step(
            new AttachAttempt(Fixture.VALID, SECOND, ProviderPlaceholder.FIRST, List.of("${number}")));

    /** Marks the two agents with these numbers. */
    static OwnershipProbe marking(
            AttachResultClassifier reader, JsonNode first, JsonNode second, List<CheckedExchange> exchanges)
            throws NoResponseException {
        OwnershipProbe probe =
                new OwnershipProbe(reader, Map.of("mark-of-first", first, "mark-of-second", second));
        exchanges.add(
                probe.send(AttachResultClassifier.step(probe.of(FIRST, MARK_OF_FIRST)), Map.of()));
        exchanges.add(
                probe.send(AttachResultClassifier.step(probe.of(SECOND, MARK_OF_SECOND)), Map.of()));
        return probe;
    }

    /**
     * The agent that holds the number, if any does; nothing at all if the target does not say.
     *
     * @param number the word for the number
     * @param exchanges takes what is sent and what comes
     */
    Optional<Optional<String>> of(String number, Map<String, JsonNode> values, List<CheckedExchange> exchanges)
            throws NoResponseException {
        CheckedExchange first = send(AttachResultClassifier.probeStep(of(FIRST, number, MARK_OF_SECOND)), values);
        CheckedExchange second = send(AttachResultClassifier.probeStep(of(SECOND, number, MARK_OF_FIRST)), values);
        exchanges.add(first);
        exchanges.add(second);
        String wanted = new PlaceholderResolver(values).resolve(number);
        for (CheckedExchange exchange : List.of(first, second)) {
            CallResult result = reader.classify(exchange);
            if (result instanceof CallResult.Refused refused
                    && refused.number().equals(wanted)) {
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
        Fixture fixture = reader.play().bench().fixture();
        return Optional.ofNullable(fixture.accounts().get(Fixture.OTHER))
                .map(account -> account.agents().get(0));
    }

    private AttachAttempt of(String agent, String... numbers) {
        return new AttachAttempt(Fixture.VALID, agent, ProviderPlaceholder.FIRST, List.of(numbers));
    }

    private CheckedExchange send(CaseStep step, Map<String, JsonNode> values) throws NoResponseException {
        Map<String, JsonNode> all = new HashMap<>(values);
        all.putAll(marks);
        TargetRequest request = reader.play().request(step, all);
        return reader.validate(
                step, request, reader.play().bench().target().send(request), all);
    }
}
