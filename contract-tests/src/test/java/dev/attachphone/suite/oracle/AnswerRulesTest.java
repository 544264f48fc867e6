package dev.attachphone.suite.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.oracle.AnswerRules.RuleCondition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AnswerRulesTest {

    private final List<Operation> operations = Contract.load().operations();

    @Test
    void everyRuleIsForAnAnswerOfTheContractAndEveryAnswerHasOne() {
        for (Operation operation : operations) {
            assertEquals(
                    new TreeSet<>(operation.answers().keySet()),
                    new TreeSet<>(AnswerRules.of(operation).byAnswer().keySet()));
        }
    }

    /** Besides them, three answers about the target as a whole cannot be produced by one request. */
    @Test
    void neverAppliesExactlyToAnswersOutsideOfThePrecedenceAndToThoseAboutTheTarget() {
        for (Operation operation : operations) {
            Set<String> undecided = new TreeSet<>(operation.answers().keySet());
            AnswerRules.order(operation).forEach(undecided::remove);
            undecided.addAll(Set.of("request-timeout", "overloaded", "too-many-requests"));
            assertEquals(undecided, answers(operation, RuleCondition.NEVER));
        }
    }

    @Test
    void otherwiseAppliesToTheLastAnswerOnly() {
        for (Operation operation : operations) {
            List<String> order = AnswerRules.order(operation);
            assertEquals(Set.of(order.get(order.size() - 1)), answers(operation, RuleCondition.OTHERWISE));
        }
    }

    @Test
    void neverHasAReason() {
        operations.forEach(operation -> AnswerRules.of(operation).byAnswer().values().stream()
                .filter(rule -> rule.condition() == RuleCondition.NEVER)
                .forEach(rule -> assertTrue(rule.subject().contains(" "), rule::toString)));
    }

    @Test
    void fieldsOfConditionsAreInTheSchema() {
        Set<RuleCondition> ofFields = Set.of(
                RuleCondition.NO_TEXT,
                RuleCondition.NO_LIST,
                RuleCondition.MORE_THAN_MAX_ITEMS,
                RuleCondition.NOT_AMONG,
                RuleCondition.ITEM_NOT_MATCHING);
        for (Operation operation : operations) {
            AnswerRules.of(operation).byAnswer().values().stream()
                    .filter(rule -> ofFields.contains(rule.condition()))
                    .forEach(rule -> assertTrue(
                            operation.requestSchema().path("properties").has(rule.subject()), rule::toString));
        }
    }

    private static Set<String> answers(Operation operation, RuleCondition condition) {
        return AnswerRules.of(operation).byAnswer().entrySet().stream()
                .filter(rule -> rule.getValue().condition() == condition)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
