package dev.attachphone.suite.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.check.ExpectedAnswer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BuiltInCasesTest {

    private final Contract contract = Contract.load();
    private final List<TestCase> cases = new CaseLoader(contract).builtIn();

    @Test
    void everyNameOfTheContractIsInACaseThatIsNotTheSandboxsOwn() {
        Set<String> promised = new TreeSet<>();
        contract.operations()
                .forEach(operation ->
                        operation.answers().keySet().forEach(name -> promised.add(operation.id() + " " + name)));
        Set<String> expected = cases.stream()
                .filter(each -> !each.requirement().capability().orElse("").equals("sandbox"))
                .flatMap(each -> each.steps().stream())
                .flatMap(caseStep -> caseStep.answers().stream()
                        .filter(answer -> !answer.equals(ExpectedAnswer.REFUSED))
                        .map(answer -> caseStep.operation() + " " + answer))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(promised, expected);
    }

    @Test
    void allPairsOfFaultsAreFormedExceptThoseThatExcludeEachOther() {
        assertEquals(
                Set.of(
                        "agent-id-required before agent-not-found",
                        "provider-required before invalid-provider",
                        "provider-required before provider-not-configured",
                        "invalid-provider before provider-not-configured",
                        "numbers-required before invalid-phone-number",
                        "numbers-required before attached-to-another-account",
                        "numbers-required before already-attached"),
                missingPairs("attachPhoneNumber"));
    }

    @Test
    void allPairsOfFaultsInCreatingAnAgentAreFormed() {
        assertEquals(Set.of(), missingPairs("createAgent"));
    }

    @Test
    void everyTripleOfFaultsWhosePairsAreFormedIsFormed() {
        List<String> names = cases.stream().map(each -> each.title().name()).toList();
        List<String> order = faults("attachPhoneNumber");
        int formed = 0;
        for (int i = 0; i < order.size(); i++) {
            for (int j = i + 1; j < order.size(); j++) {
                for (int k = j + 1; k < order.size(); k++) {
                    String first = "attachPhoneNumber: " + order.get(i) + " before ";
                    boolean possible = names.contains(first + order.get(j))
                            && names.contains(first + order.get(k))
                            && names.contains("attachPhoneNumber: " + order.get(j) + " before " + order.get(k));
                    assertEquals(
                            possible,
                            names.contains(first + order.get(j) + " and " + order.get(k)),
                            first + order.get(j) + " and " + order.get(k));
                    formed += possible ? 1 : 0;
                }
            }
        }
        assertTrue(formed > 400, "only " + formed);
    }

    @Test
    void everyCaseSaysWhatItRestsOn() {
        assertTrue(cases.stream().allMatch(each -> each.title().source().matches("(?s)(page|decision|issue): .+")));
    }

    private Set<String> missingPairs(String operation) {
        List<String> order = faults(operation);
        Set<String> missing = new TreeSet<>();
        for (int i = 0; i < order.size(); i++) {
            for (int j = i + 1; j < order.size(); j++) {
                missing.add(order.get(i) + " before " + order.get(j));
            }
        }
        cases.forEach(each -> missing.remove(each.title().name().replace(operation + ": ", "")));
        return missing;
    }

    /** Whatever can be wrong, in the order in which it is decided. */
    private List<String> faults(String operation) {
        List<String> order = contract.operation(operation).answers().keySet().stream()
                .filter(name -> !contract.operation(operation).precedence().contains(name))
                .filter(name ->
                        contract.operation(operation).answer(name).provenance().equals("ours"))
                .collect(Collectors.toCollection(java.util.ArrayList::new));
        List<String> decided = contract.operation(operation).precedence();
        order.addAll(decided.subList(0, decided.size() - 1));
        return order;
    }
}
