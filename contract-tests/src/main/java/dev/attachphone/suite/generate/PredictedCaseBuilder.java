package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.cases.TargetRequirement;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.Layer;
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

/** Builds a case of several requests, each with the answer that the oracle predicts. */
final class PredictedCaseBuilder {

    private static final int METHOD_NOT_ALLOWED = 405;
    private static final String UNSUPPORTED_MEDIA_TYPE = "unsupported-media-type";
    private static final String HELD_ELSEWHERE = "attached-to-another-account";

    private final Map<String, AnswerOracle> oracles;
    private final List<CaseStep> steps = new ArrayList<>();
    private final Map<Success, Integer> firstSteps = new HashMap<>();
    private ModelState state = ModelState.EMPTY;
    private Layer layer = Layer.CONTRACT;

    /**
     * Creates a builder without steps.
     *
     * @param oracles the oracles by the id of the operation
     */
    PredictedCaseBuilder(Map<String, AnswerOracle> oracles) {
        this.oracles = oracles;
    }

    void add(RequestDraft draft) {
        Prediction prediction =
                Objects.requireNonNull(oracles.get(draft.operation().id())).predict(draft.oracleRequest(), state);
        steps.add(new CaseStep(draft.operation().id(), draft.send(), expect(draft, prediction), Map.of()));
        prediction.success().ifPresent(grant -> firstSteps.putIfAbsent(grant, steps.size()));
        state = prediction.after();
        Layer needed = draft.layer(prediction);
        layer = needed.compareTo(layer) > 0 ? needed : layer;
    }

    TestCase build(CheckTitle title) {
        return new TestCase(
                title.in(layer), title.name(), List.copyOf(steps), Optional.empty(), TargetRequirement.NONE);
    }

    private JsonNode expect(RequestDraft draft, Prediction prediction) {
        ObjectNode expect = JsonNodeFactory.instance.objectNode().put("answer", prediction.answer());
        if (draft.operation().answer(prediction.answer()).status() == METHOD_NOT_ALLOWED) {
            expect.putObject("headers").put("Allow", draft.operation().method());
        }
        if (prediction.answer().equals(UNSUPPORTED_MEDIA_TYPE) && draft.isOnlyContentCodingInvalid()) {
            expect.putObject("headers").put("Accept-Encoding", "identity");
        }
        if (prediction.answer().equals(HELD_ELSEWHERE)) {
            expect.putArray("hides").add(AgentAndProviderMutations.agentOfOtherAccount(draft));
        }
        prediction
                .conflict()
                .ifPresent(taken -> expect.putObject("data")
                        .put("existing_agent_id", taken.owner().agent().placeholder())
                        .put("phone_number", taken.number()));
        // A repeated success changes nothing.
        prediction.success().map(firstSteps::get).ifPresent(first -> expect.put("repeats", first));
        return expect;
    }
}
