package dev.attachphone.suite.oracle;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Predicts the answers of one operation. */
public final class AnswerOracle {

    private static final String HELD_HERE = "already-attached";
    private static final String ATTACHED = "attached";

    private final List<String> order;
    private final AnswerRules answerRules;
    private final RequestBodySchema schema;

    AnswerOracle(Operation operation) {
        this.order = AnswerRules.order(operation);
        this.answerRules = AnswerRules.of(operation);
        this.schema = new RequestBodySchema(operation.requestSchema().path("properties"));
    }

    /** An oracle for each operation of the contract, by its id. */
    public static Map<String, AnswerOracle> ofAll(Contract contract) {
        return contract.operations().stream().collect(Collectors.toUnmodifiableMap(Operation::id, AnswerOracle::new));
    }

    /** What must come of the request when the numbers are held as the ledger says. */
    public Prediction predict(OracleRequest oracleRequest, ModelState modelState) {
        RequestFacts requestFacts = new RequestFacts(oracleRequest, modelState, schema);
        String answer = order.stream()
                .filter(name -> requestFacts.satisfy(answerRules.of(name)))
                .findFirst()
                .orElseThrow();
        Optional<Taken> taken = Optional.of(requestFacts)
                .filter(any -> answer.equals(HELD_HERE))
                .flatMap(RequestFacts::conflict);
        Optional<Grant> grant = Optional.of(requestFacts)
                .filter(any -> answer.equals(ATTACHED))
                .flatMap(RequestFacts::holder)
                .map(holder -> new Grant(holder, requestFacts.numbers()));
        return new Prediction(
                answer,
                taken,
                grant,
                grant.map(got -> modelState.with(got.numbers(), got.holder())).orElse(modelState));
    }
}
