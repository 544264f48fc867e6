package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.check.Layer;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.validation.StrictJsonParser;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tracks which parts of the contract a run has observed. Without it, a run that observes nothing would pass.
 *
 * @param contract the contract
 * @param fixture the accounts of the target, which decide which providers can be used
 */
public record ContractCoverage(Contract contract, Fixture fixture) {

    /**
     * A part of the contract that a complete run observes.
     *
     * @param operation the id of the operation
     * @param aspect {@code answer}, {@code status}, {@code provider} or {@code header}
     * @param value the name of the answer, the status, the provider or the name of the header
     */
    public record CoverageItem(String operation, String aspect, String value) {

        @Override
        public String toString() {
            return aspect + " " + value + " of " + operation;
        }
    }

    private static final String RATE_LIMITED = "too-many-requests";
    private static final String ANSWER = "answer";
    private static final String STATUS = "status";
    private static final String PROVIDER = "provider";
    private static final String HEADER = "header";

    /** All parts: every named answer, status, configured provider and credential header. */
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
            if (operation.id().equals(CasePlaceholders.ATTACH_OPERATION)) {
                contract.providers().stream()
                        .filter(fixture.primaryAccount().configuredProviders()::contains)
                        .forEach(provider -> promised.add(new CoverageItem(operation.id(), PROVIDER, provider)));
            }
        }
        return promised;
    }

    /** The parts that were observed, including findings, except that the target refused a request only for its rate limit. */
    public Set<CoverageItem> covered(CheckOutcome outcome) {
        Set<CoverageItem> seen = new LinkedHashSet<>();
        outcome.exchanges().stream()
                .filter(exchange -> exchange.failures().isEmpty())
                .filter(exchange -> isPromised(exchange.expected()))
                .filter(exchange -> exchange.finding()
                        .filter(finding -> finding.actualAnswer().equals(RATE_LIMITED))
                        .isEmpty())
                .forEach(exchange -> seen.addAll(covered(exchange)));
        return seen;
    }

    // ExpectedAnswer.REFUSED stands for any refusal and is not a named answer.
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
            // Of several credentials it is unknown which one the target used.
            if (sent.size() == 1) {
                seen.add(new CoverageItem(operation.id(), HEADER, sent.get(0)));
            }
        }
        return seen;
    }

    /**
     * The documented answers that were not observed.
     *
     * @return each with the reason, if it is known
     */
    public Map<CoverageItem, String> unobserved(Set<CoverageItem> seen, ApplicableChecks selection) {
        Map<CoverageItem, String> missing = new LinkedHashMap<>();
        contract.operations()
                .forEach(operation -> operation.answers().values().stream()
                        .filter(answer -> answer.provenance().equals("documented"))
                        .map(answer -> new CoverageItem(operation.id(), ANSWER, answer.name()))
                        .filter(item -> !seen.contains(item))
                        .forEach(item -> missing.put(item, reason(item, selection))));
        return missing;
    }

    private static String reason(CoverageItem item, ApplicableChecks selection) {
        return selection.reasons().entrySet().stream()
                .filter(check -> check.getKey().name().contains(item.value() + " ("))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("no check of this run led to it");
    }

    /** The parts that the run must observe and did not. */
    Set<CoverageItem> missing(
            RequiredAnswers required, Set<CoverageItem> seen, ApplicableChecks selection, TargetKind kind) {
        if (!required.all()) {
            return required().stream()
                    .filter(item -> item.aspect().equals(ANSWER)
                            && required.names().contains(item.value())
                            && !seen.contains(item))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        Set<CoverageItem> missing = uncovered(seen, selection);
        missing.removeIf(item -> kind == TargetKind.FOREIGN && !isOnPage(item));
        return missing;
    }

    /** Whether a foreign target is judged by this part: whether it is an answer of the page, or the status of one. */
    private boolean isOnPage(CoverageItem item) {
        return contract.operation(item.operation()).answers().values().stream()
                .filter(answer -> switch (item.aspect()) {
                    case ANSWER -> answer.name().equals(item.value());
                    case STATUS -> String.valueOf(answer.status()).equals(item.value());
                    default -> true;
                })
                .anyMatch(answer -> Layer.of(answer) == Layer.CONTRACT);
    }

    /** The parts that were not observed, except those of answers that only unreachable checks are about. */
    public Set<CoverageItem> uncovered(Set<CoverageItem> seen, ApplicableChecks selection) {
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
