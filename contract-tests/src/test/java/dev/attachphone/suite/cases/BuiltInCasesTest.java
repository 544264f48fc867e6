package dev.attachphone.suite.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInCasesTest {

    private static final String FAULTS = " with the faults ";

    /** Answers that come before all others, in {@code limits.yaml}, and answers that no request alone can lead to. */
    private static final Set<String> NOT_COMBINED = Set.of(
            "uri-too-long",
            "headers-too-large",
            "unsupported-transfer-coding",
            "request-timeout",
            "overloaded",
            "too-many-requests");

    private final Contract contract = Contract.load();
    private final List<TestCase> cases = BuiltInCases.ALL;

    @Test
    void allPairsOfFaultsAreCombinedExceptThoseThatExcludeEachOther() {
        assertEquals(
                new TreeSet<>(Set.of(
                        "agent-id-required and agent-not-found",
                        "provider-required and invalid-provider",
                        "provider-required and provider-not-configured",
                        "invalid-provider and provider-not-configured",
                        "numbers-required and too-many-numbers",
                        "numbers-required and invalid-phone-number",
                        "numbers-required and attached-to-another-account",
                        "numbers-required and already-attached")),
                missingPairs(contract.operation("attachPhoneNumber")),
                "list a pair here if no request can have both faults");
    }

    @Test
    void allPairsOfFaultsInCreatingAnAgentAreCombined() {
        assertEquals(Set.of(), missingPairs(contract.operation("createAgent")));
    }

    @Test
    void everyTripleOfFaultsWhosePairsAreCombinedIsCombined() {
        Operation operation = contract.operation("attachPhoneNumber");
        Set<String> combined = combinations(operation);
        List<String> faults = faults(operation);
        int triples = 0;
        for (int i = 0; i < faults.size(); i++) {
            for (int j = i + 1; j < faults.size(); j++) {
                for (int k = j + 1; k < faults.size(); k++) {
                    boolean possible = combined.contains(faults.get(i) + " and " + faults.get(j))
                            && combined.contains(faults.get(i) + " and " + faults.get(k))
                            && combined.contains(faults.get(j) + " and " + faults.get(k));
                    String triple = faults.get(i) + ", " + faults.get(j) + " and " + faults.get(k);
                    assertEquals(possible, combined.contains(triple), triple);
                    triples += possible ? 1 : 0;
                }
            }
        }
        assertTrue(triples > 400, "only " + triples);
    }

    @Test
    void everyCaseNamesItsSource() throws IOException {
        Set<String> decisions;
        try (Stream<Path> files = Files.list(Path.of("../openapi/decisions"))) {
            decisions = files.map(
                            file -> "decision " + file.getFileName().toString().substring(0, 4))
                    .collect(Collectors.toSet());
        }
        List<String> unknown = cases.stream()
                .map(each -> each.title().source())
                .filter(source -> !source.matches("(?s)(page|server|sandbox): .+"))
                .filter(source -> !decisions.contains(source.replaceFirst("(?s): .+", "")))
                .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void aCaseIsNamedByWhatIsSentAndTheExpectedAnswer() {
        Set<String> names = cases.stream().map(each -> each.title().name()).collect(Collectors.toSet());
        assertEquals(
                Set.of(),
                Stream.of(
                                "POST with number 918062810341 is answered with invalid-phone-number (400)",
                                "POST //api/agent/attach-phone-number is answered with unknown-path (404)",
                                "POST /api/agents with the faults invalid-auth and malformed-body is answered with"
                                        + " invalid-auth (401)",
                                "POST with Expect: something is answered with 401 or 417",
                                "Pipelined requests: a valid one twice are answered with attached (200), then attached"
                                        + " (200)",
                                "8 concurrent POSTs by different agents with one number are answered once with attached"
                                        + " (200) and otherwise with already-attached (409)",
                                "8 concurrent identical POSTs are all answered with attached (200)")
                        .filter(name -> !names.contains(name))
                        .collect(Collectors.toSet()));
    }

    private Set<String> missingPairs(Operation operation) {
        List<String> faults = faults(operation);
        Set<String> missing = new TreeSet<>();
        for (int i = 0; i < faults.size(); i++) {
            for (int j = i + 1; j < faults.size(); j++) {
                missing.add(faults.get(i) + " and " + faults.get(j));
            }
        }
        missing.removeAll(combinations(operation));
        return missing;
    }

    private Set<String> combinations(Operation operation) {
        String start = operation.method() + " " + operation.path() + FAULTS;
        return cases.stream()
                .map(TestCase::sent)
                .filter(sent -> sent.startsWith(start))
                .map(sent -> sent.substring(start.length()))
                .collect(Collectors.toSet());
    }

    /** The answers to invalid requests, in the order of the checks. */
    private static List<String> faults(Operation operation) {
        List<String> precedence = operation.precedence();
        return Stream.concat(
                        operation.answers().values().stream()
                                .filter(NamedAnswer::inDefaultResponse)
                                .map(NamedAnswer::name),
                        precedence.subList(0, precedence.size() - 1).stream())
                .filter(name -> !NOT_COMBINED.contains(name))
                .toList();
    }
}
