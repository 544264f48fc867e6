package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.cases.Requirement;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.oracle.AnswerOracle;
import dev.attachphone.suite.oracle.ModelState;
import dev.attachphone.suite.oracle.Prediction;
import dev.attachphone.suite.oracle.Prediction.Success;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Requests one after the other, each with its predicted answer. */
final class PredictedCaseBuilder {

    private final Map<String, AnswerOracle> oracles;
    private final List<CaseStep> steps = new ArrayList<>();
    private final Map<Success, Integer> firstTold = new HashMap<>();
    private ModelState modelState = ModelState.EMPTY;

    /**
     * A scenario without steps.
     *
     * @param oracles who predicts the answers, by the id of the operation
     */
    PredictedCaseBuilder(Map<String, AnswerOracle> oracles) {
        this.oracles = oracles;
    }

    void add(RequestDraft requestDraft) {
        Prediction prediction = Objects.requireNonNull(
                        oracles.get(requestDraft.operation().id()))
                .predict(requestDraft.oracleRequest(), modelState);
        steps.add(new CaseStep(
                requestDraft.operation().id(), requestDraft.send(), expect(requestDraft, prediction), Map.of()));
        prediction.success().ifPresent(grant -> firstTold.putIfAbsent(grant, steps.size()));
        modelState = prediction.after();
    }

    TestCase build(CheckTitle checkTitle) {
        return new TestCase(checkTitle, checkTitle.name(), List.copyOf(steps), Optional.empty(), Requirement.NONE);
    }

    private JsonNode expect(RequestDraft requestDraft, Prediction prediction) {
        ObjectNode expect = JsonNodeFactory.instance.objectNode().put("answer", prediction.answer());
        switch (prediction.answer()) {
            case "method-not-allowed" ->
                expect.putObject("headers")
                        .put("Allow", requestDraft.operation().method());
            case "attached-to-another-account" ->
                expect.putArray("hides").add(AgentAndProviderMutations.agentOfOtherAccount(requestDraft));
            default -> {
                // The name says all.
            }
        }
        prediction
                .conflict()
                .ifPresent(taken -> expect.putObject("data")
                        .put("existing_agent_id", taken.owner().agent().placeholder())
                        .put("phone_number", taken.number()));
        // The same numbers for the same agent once more: nothing can have changed.
        prediction.success().map(firstTold::get).ifPresent(first -> expect.put("repeats", first));
        return expect;
    }
}
