package dev.attachphone.suite.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.history.Attempt;
import dev.attachphone.suite.history.Result;
import dev.attachphone.suite.oracle.ProviderWord;
import dev.attachphone.suite.yaml.Placeholders;
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
record Holders(AttemptReader reader, Map<String, JsonNode> marks) {

    private static final String FIRST = "${agent}";
    private static final String SECOND = "${second-agent}";
    private static final String MARK_OF_FIRST = "${mark-of-first}";
    private static final String MARK_OF_SECOND = "${mark-of-second}";

    /** The second agent, on its own: without it there is nobody to ask. */
    static final Step ALONE =
            AttemptReader.step(new Attempt(Fixture.VALID, SECOND, ProviderWord.FIRST, List.of("${number}")));

    /** Marks the two agents with these numbers. */
    static Holders marking(AttemptReader reader, JsonNode first, JsonNode second, List<Exchange> exchanges)
            throws Unanswered {
        Holders holders = new Holders(reader, Map.of("mark-of-first", first, "mark-of-second", second));
        exchanges.add(holders.send(AttemptReader.step(holders.of(FIRST, MARK_OF_FIRST)), Map.of()));
        exchanges.add(holders.send(AttemptReader.step(holders.of(SECOND, MARK_OF_SECOND)), Map.of()));
        return holders;
    }

    /**
     * The agent that holds the number, if any does; nothing at all if the target does not say.
     *
     * @param number the word for the number
     * @param exchanges takes what is sent and what comes
     */
    Optional<Optional<String>> of(String number, Map<String, JsonNode> values, List<Exchange> exchanges)
            throws Unanswered {
        Exchange first = send(AttemptReader.question(of(FIRST, number, MARK_OF_SECOND)), values);
        Exchange second = send(AttemptReader.question(of(SECOND, number, MARK_OF_FIRST)), values);
        exchanges.add(first);
        exchanges.add(second);
        String wanted = new Placeholders(values).fill(number);
        for (Exchange exchange : List.of(first, second)) {
            Result result = reader.result(exchange);
            if (result instanceof Result.Refused refused && refused.number().equals(wanted)) {
                return Optional.of(Optional.of(refused.holder()));
            } else if (result instanceof Result.RefusedElsewhere) {
                return Optional.of(foreignAgent());
            } else if (!(result instanceof Result.Refused)) {
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

    private Attempt of(String agent, String... numbers) {
        return new Attempt(Fixture.VALID, agent, ProviderWord.FIRST, List.of(numbers));
    }

    private Exchange send(Step step, Map<String, JsonNode> values) throws Unanswered {
        Map<String, JsonNode> all = new HashMap<>(values);
        all.putAll(marks);
        Request request = reader.play().request(step, all);
        return reader.judged(step, request, reader.play().bench().target().send(request), all);
    }
}
