package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.Need;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.oracle.Grant;
import dev.attachphone.suite.oracle.Ledger;
import dev.attachphone.suite.oracle.Oracle;
import dev.attachphone.suite.oracle.Prediction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Requests one after the other, each with its predicted answer. */
final class Scenario {

    private final Map<String, Oracle> oracles;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Grant, Integer> firstTold = new HashMap<>();
    private Ledger ledger = Ledger.EMPTY;

    /**
     * A scenario without steps.
     *
     * @param oracles who predicts the answers, by the id of the operation
     */
    Scenario(Map<String, Oracle> oracles) {
        this.oracles = oracles;
    }

    void add(Draft draft) {
        Prediction prediction =
                Objects.requireNonNull(oracles.get(draft.operation().id())).predict(draft.sent(), ledger);
        steps.add(new Step(draft.operation().id(), draft.send(), expect(draft, prediction), Map.of()));
        prediction.grant().ifPresent(grant -> firstTold.putIfAbsent(grant, steps.size()));
        ledger = prediction.after();
    }

    Case as(Title title) {
        return new Case(title, List.copyOf(steps), Optional.empty(), new Need(Optional.empty(), Optional.empty()));
    }

    private JsonNode expect(Draft draft, Prediction prediction) {
        ObjectNode expect = JsonNodeFactory.instance.objectNode().put("answer", prediction.answer());
        switch (prediction.answer()) {
            case "method-not-allowed" ->
                expect.putObject("headers").put("Allow", draft.operation().method());
            case "attached-to-another-account" -> expect.putArray("hides").add(ValueTwists.stranger(draft));
            default -> {
                // The name says all.
            }
        }
        prediction
                .taken()
                .ifPresent(taken -> expect.putObject("data")
                        .put("existing_agent_id", taken.holder().agent().word())
                        .put("phone_number", taken.number()));
        // The same numbers for the same agent once more: nothing can have changed.
        prediction.grant().map(firstTold::get).ifPresent(first -> expect.put("repeats", first));
        return expect;
    }
}
