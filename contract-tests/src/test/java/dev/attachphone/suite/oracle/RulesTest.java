package dev.attachphone.suite.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RulesTest {

    private final List<Operation> operations = Contract.load().operations();

    @Test
    void everyAnswerOfTheContractHasARuleAndNothingElse() {
        for (Operation operation : operations) {
            assertEquals(
                    new TreeSet<>(operation.answers().keySet()),
                    new TreeSet<>(Rules.of(operation).byAnswer().keySet()));
        }
    }

    @Test
    void whatRequestsCannotReachIsExactlyWhatTheContractDoesNotDecide() {
        for (Operation operation : operations) {
            Set<String> undecided = new TreeSet<>(operation.answers().keySet());
            Rules.order(operation).forEach(undecided::remove);
            assertEquals(undecided, answers(operation, Condition.NEVER));
        }
    }

    @Test
    void theLastAnswerIsGivenOtherwise() {
        for (Operation operation : operations) {
            List<String> order = Rules.order(operation);
            assertEquals(Set.of(order.get(order.size() - 1)), answers(operation, Condition.OTHERWISE));
        }
    }

    @Test
    void whatIsNeverReachedHasAReason() {
        operations.forEach(operation -> Rules.of(operation).byAnswer().values().stream()
                .filter(rule -> rule.condition() == Condition.NEVER)
                .forEach(rule -> assertTrue(rule.subject().contains(" "), rule::toString)));
    }

    @Test
    void theFieldsAreTheSchemas() {
        Set<Condition> ofFields =
                Set.of(Condition.NO_TEXT, Condition.NO_LIST, Condition.NOT_AMONG, Condition.ITEM_NOT_MATCHING);
        for (Operation operation : operations) {
            Rules.of(operation).byAnswer().values().stream()
                    .filter(rule -> ofFields.contains(rule.condition()))
                    .forEach(rule -> assertTrue(
                            operation.requestSchema().path("properties").has(rule.subject()), rule::toString));
        }
    }

    private static Set<String> answers(Operation operation, Condition condition) {
        return Rules.of(operation).byAnswer().entrySet().stream()
                .filter(rule -> rule.getValue().condition() == condition)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
