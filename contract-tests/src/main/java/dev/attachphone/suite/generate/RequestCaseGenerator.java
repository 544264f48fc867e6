package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.oracle.AnswerOracle;
import java.util.List;
import java.util.Map;

/** Requests that keep the contract's schema or break it in every way, sometimes in several, with up to three attaches before. */
public final class RequestCaseGenerator implements CaseGenerator {

    private static final String SOURCE = "decision: checks run in this order and the first that fails answers";
    private static final int PRELUDES = 3;
    private static final int TWISTS = 4;
    private static final int CREATING = 10;

    private final RequestMutations requestMutations = RequestMutations.from(SampleValues.load());
    private final Map<String, AnswerOracle> oracles;
    private final ValidAttachRequests attaches;
    private final Operation creating;

    public RequestCaseGenerator(Contract contract) {
        this.oracles = AnswerOracle.ofAll(contract);
        this.attaches = ValidAttachRequests.of(contract);
        this.creating = contract.operation("createAgent");
    }

    @Override
    public String family() {
        return "generated";
    }

    @Override
    public TestCase generate(String name, ChoiceSequence choiceSequence) {
        PredictedCaseBuilder predictedCaseBuilder = new PredictedCaseBuilder(oracles);
        if (choiceSequence.onceIn(CREATING)) {
            predictedCaseBuilder.add(twisted(creation(), requestMutations.forCreateAgent(), choiceSequence));
            return predictedCaseBuilder.build(new CheckTitle(family(), name, SOURCE, name));
        }
        // Asking before each one, and not once for how many, lets a shrinker leave one out together with its choices.
        for (int i = 0; i < PRELUDES && choiceSequence.atRate(2, 3); i++) {
            predictedCaseBuilder.add(attaches.random(choiceSequence));
        }
        predictedCaseBuilder.add(
                twisted(attaches.random(choiceSequence), requestMutations.forAttach(), choiceSequence));
        return predictedCaseBuilder.build(new CheckTitle(family(), name, SOURCE, name));
    }

    private RequestDraft creation() {
        return new RequestDraft(creating, JsonNodeFactory.instance.objectNode().put("agent_name", "Support Agent"));
    }

    private RequestDraft twisted(
            RequestDraft requestDraft, List<List<RequestMutation>> kinds, ChoiceSequence choiceSequence) {
        for (int i = 0; i < TWISTS && choiceSequence.atRate(2, 3); i++) {
            requestMutations.mutate(requestDraft, kinds, choiceSequence);
        }
        return requestDraft;
    }
}
