package dev.attachphone.suite.oracle;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Predicts the answers of one operation. */
public final class Oracle {

    private static final String HELD_HERE = "already-attached";
    private static final String ATTACHED = "attached";

    private final List<String> order;
    private final Rules rules;
    private final RequestSchema schema;

    Oracle(Operation operation) {
        this.order = Rules.order(operation);
        this.rules = Rules.of(operation);
        this.schema = new RequestSchema(operation.requestSchema().path("properties"));
    }

    /** An oracle for each operation of the contract, by its id. */
    public static Map<String, Oracle> ofAll(Contract contract) {
        return contract.operations().stream().collect(Collectors.toUnmodifiableMap(Operation::id, Oracle::new));
    }

    /** What must come of the request when the numbers are held as the ledger says. */
    public Prediction predict(Sent sent, Ledger ledger) {
        Facts facts = new Facts(sent, ledger, schema);
        String answer = order.stream()
                .filter(name -> facts.meet(rules.of(name)))
                .findFirst()
                .orElseThrow();
        Optional<Taken> taken =
                Optional.of(facts).filter(any -> answer.equals(HELD_HERE)).flatMap(Facts::taken);
        Optional<Grant> grant = Optional.of(facts)
                .filter(any -> answer.equals(ATTACHED))
                .flatMap(Facts::holder)
                .map(holder -> new Grant(holder, facts.numbers()));
        return new Prediction(
                answer,
                taken,
                grant,
                grant.map(got -> ledger.with(got.numbers(), got.holder())).orElse(ledger));
    }
}
