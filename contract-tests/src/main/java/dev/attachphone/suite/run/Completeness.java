package dev.attachphone.suite.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.verdict.StrictJson;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether everything that the contract promises has been seen: a run that saw none of it would hold too.
 *
 * @param contract what is promised
 * @param fixture what the target offers
 */
public record Completeness(Contract contract, Fixture fixture) {

    private static final String ANSWER = "answer";
    private static final String STATUS = "status";
    private static final String PROVIDER = "provider";
    private static final String HEADER = "header";

    /** Every named answer, every status, every configured provider and every credential header. */
    public Set<Promised> promised() {
        Set<Promised> promised = new LinkedHashSet<>();
        for (Operation operation : contract.operations()) {
            operation.answers().values().forEach(answer -> {
                promised.add(new Promised(operation.id(), ANSWER, answer.name()));
                promised.add(new Promised(operation.id(), STATUS, String.valueOf(answer.status())));
            });
            operation.credentialHeaders().forEach(header -> promised.add(new Promised(operation.id(), HEADER, header)));
            operation
                    .requestSchema()
                    .at("/properties/provider/enum")
                    .valueStream()
                    .map(JsonNode::asText)
                    .filter(fixture.own().configured()::contains)
                    .forEach(provider -> promised.add(new Promised(operation.id(), PROVIDER, provider)));
        }
        return promised;
    }

    /** What was seen, as the contract has it or as the page allows too. */
    public Set<Promised> seen(Outcome outcome) {
        Set<Promised> seen = new LinkedHashSet<>();
        outcome.exchanges().stream()
                .filter(exchange -> exchange.complaints().isEmpty())
                .filter(exchange -> isPromised(exchange.expected()))
                .forEach(exchange -> seen.addAll(seen(exchange)));
        return seen;
    }

    // A refusal that HTTP leaves open is no answer that the contract has a name for.
    private static boolean isPromised(Produced expected) {
        return !expected.answer().equals(Produced.REFUSED);
    }

    private Set<Promised> seen(Exchange exchange) {
        Operation operation = contract.operation(exchange.expected().operation());
        String answer = exchange.expected().answer();
        int status = operation.answer(answer).status();
        Set<Promised> seen = new LinkedHashSet<>();
        seen.add(new Promised(operation.id(), ANSWER, answer));
        seen.add(new Promised(operation.id(), STATUS, String.valueOf(status)));
        if (status < 300) {
            StrictJson.read(exchange.request().body())
                    .ifPresent(body -> seen.add(new Promised(
                            operation.id(), PROVIDER, body.path(PROVIDER).asText())));
            List<String> sent = exchange.request().headers().stream()
                    .map(header -> header.name().toLowerCase(Locale.ROOT))
                    .filter(operation.credentialHeaders()::contains)
                    .distinct()
                    .toList();
            // Of several nobody knows which one it was that served.
            if (sent.size() == 1) {
                seen.add(new Promised(operation.id(), HEADER, sent.get(0)));
            }
        }
        return seen;
    }

    /** What was not seen, although a check that could be played is about it. */
    public Set<Promised> missing(Set<Promised> seen, Selection selection) {
        Set<Promised> missing = promised();
        missing.removeAll(seen);
        selection.unreachable().stream()
                .filter(check -> isPromised(check.about()))
                .filter(check -> selection.playable().stream()
                        .noneMatch(other -> other.about().equals(check.about())))
                .forEach(check -> missing.removeAll(about(check)));
        return missing;
    }

    private Set<Promised> about(Check check) {
        Operation operation = contract.operation(check.about().operation());
        String answer = check.about().answer();
        int status = operation.answer(answer).status();
        Set<Promised> about = new LinkedHashSet<>(Set.of(new Promised(operation.id(), ANSWER, answer)));
        boolean only = operation.answers().values().stream()
                        .filter(other -> other.status() == status)
                        .count()
                == 1;
        if (only) {
            about.add(new Promised(operation.id(), STATUS, String.valueOf(status)));
        }
        return about;
    }
}
