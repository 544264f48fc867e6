package dev.attachphone.suite.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.validation.StrictJsonParser;
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
public record ContractCoverage(Contract contract, Fixture fixture) {

    private static final String ANSWER = "answer";
    private static final String STATUS = "status";
    private static final String PROVIDER = "provider";
    private static final String HEADER = "header";

    /** Every named answer, every status, every configured provider and every credential header. */
    public Set<CoverageItem> required() {
        Set<CoverageItem> promised = new LinkedHashSet<>();
        for (Operation operation : contract.operations()) {
            operation.answers().values().forEach(answer -> {
                promised.add(new CoverageItem(operation.id(), ANSWER, answer.name()));
                promised.add(new CoverageItem(operation.id(), STATUS, String.valueOf(answer.status())));
            });
            operation
                    .credentialHeaders()
                    .forEach(header -> promised.add(new CoverageItem(operation.id(), HEADER, header)));
            operation
                    .requestSchema()
                    .at("/properties/provider/enum")
                    .valueStream()
                    .map(JsonNode::asText)
                    .filter(fixture.primaryAccount().configuredProviders()::contains)
                    .forEach(provider -> promised.add(new CoverageItem(operation.id(), PROVIDER, provider)));
        }
        return promised;
    }

    /** What was seen, as the contract has it or as the page allows too. */
    public Set<CoverageItem> covered(CheckOutcome outcome) {
        Set<CoverageItem> seen = new LinkedHashSet<>();
        outcome.exchanges().stream()
                .filter(exchange -> exchange.failures().isEmpty())
                .filter(exchange -> isPromised(exchange.expected()))
                .forEach(exchange -> seen.addAll(covered(exchange)));
        return seen;
    }

    // A refusal that HTTP leaves open is no answer that the contract has a name for.
    private static boolean isPromised(ExpectedAnswer expected) {
        return !expected.answer().equals(ExpectedAnswer.REFUSED);
    }

    private Set<CoverageItem> covered(CheckedExchange exchange) {
        Operation operation = contract.operation(exchange.expected().operation());
        String answer = exchange.expected().answer();
        int status = operation.answer(answer).status();
        Set<CoverageItem> seen = new LinkedHashSet<>();
        seen.add(new CoverageItem(operation.id(), ANSWER, answer));
        seen.add(new CoverageItem(operation.id(), STATUS, String.valueOf(status)));
        if (status < 300) {
            StrictJsonParser.read(exchange.request().body())
                    .ifPresent(body -> seen.add(new CoverageItem(
                            operation.id(), PROVIDER, body.path(PROVIDER).asText())));
            List<String> sent = exchange.request().headers().stream()
                    .map(header -> header.name().toLowerCase(Locale.ROOT))
                    .filter(operation.credentialHeaders()::contains)
                    .distinct()
                    .toList();
            // Of several nobody knows which one it was that served.
            if (sent.size() == 1) {
                seen.add(new CoverageItem(operation.id(), HEADER, sent.get(0)));
            }
        }
        return seen;
    }

    /** What was not seen, although a check that could be played is about it. */
    public Set<CoverageItem> uncovered(Set<CoverageItem> seen, CheckSelection selection) {
        Set<CoverageItem> missing = required();
        missing.removeAll(seen);
        selection.unreachable().stream()
                .filter(check -> isPromised(check.expectedAnswer()))
                .filter(check -> selection.applicable().stream()
                        .noneMatch(other -> other.expectedAnswer().equals(check.expectedAnswer())))
                .forEach(check -> missing.removeAll(about(check)));
        return missing;
    }

    private Set<CoverageItem> about(ContractCheck check) {
        Operation operation = contract.operation(check.expectedAnswer().operation());
        String answer = check.expectedAnswer().answer();
        int status = operation.answer(answer).status();
        Set<CoverageItem> about = new LinkedHashSet<>(Set.of(new CoverageItem(operation.id(), ANSWER, answer)));
        boolean only = operation.answers().values().stream()
                        .filter(other -> other.status() == status)
                        .count()
                == 1;
        if (only) {
            about.add(new CoverageItem(operation.id(), STATUS, String.valueOf(status)));
        }
        return about;
    }
}
