package dev.attachphone.suite.oracle;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.oracle.ConditionEvaluator.FieldSchemas;
import dev.attachphone.suite.oracle.Prediction.Conflict;
import dev.attachphone.suite.oracle.Prediction.Success;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Predicts the named answers of one operation. The order of the answers is that of the contract. Thread-safe. */
public final class AnswerOracle {

    private static final String ALREADY_ATTACHED = "already-attached";
    private static final String ATTACHED = "attached";

    private final List<String> order;
    private final AnswerRules rules;
    private final FieldSchemas schemas;

    private AnswerOracle(Operation operation) {
        this.order = AnswerRules.order(operation);
        this.rules = AnswerRules.of(operation);
        this.schemas = FieldSchemas.of(operation);
    }

    /**
     * An oracle for each operation of the contract, by the operation's id.
     *
     * @throws IllegalStateException if an answer has no rule
     */
    public static Map<String, AnswerOracle> ofAll(Contract contract) {
        List<String> missing = contract.operations().stream()
                .flatMap(operation -> answersWithoutRule(operation).stream().map(name -> operation.id() + " " + name))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("contract-tests/src/main/resources/oracle/rules.yaml has no rule for "
                    + String.join(", ", missing));
        }
        return contract.operations().stream().collect(Collectors.toUnmodifiableMap(Operation::id, AnswerOracle::new));
    }

    /** The names of the operation's answers for which {@code oracle/rules.yaml} has no rule. */
    public static Set<String> answersWithoutRule(Operation operation) {
        Set<String> missing = new LinkedHashSet<>(operation.answers().keySet());
        missing.removeAll(AnswerRules.of(operation).byAnswer().keySet());
        return missing;
    }

    /** Predicts the answer to a request and its effect on the owners of the numbers. */
    public Prediction predict(OracleRequest request, ModelState state) {
        ConditionEvaluator facts = new ConditionEvaluator(request, state, schemas);
        String answer = order.stream()
                .filter(name -> facts.satisfy(rules.of(name)))
                .findFirst()
                .orElseThrow();
        Optional<Conflict> conflict = answer.equals(ALREADY_ATTACHED) ? facts.conflict() : Optional.empty();
        Optional<Success> success = answer.equals(ATTACHED)
                ? facts.owner().map(owner -> new Success(owner, facts.numbers()))
                : Optional.empty();
        ModelState after =
                success.map(got -> state.with(got.numbers(), got.owner())).orElse(state);
        return new Prediction(answer, conflict, success, after);
    }
}
