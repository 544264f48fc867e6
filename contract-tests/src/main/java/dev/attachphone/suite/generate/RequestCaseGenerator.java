package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.oracle.AnswerOracle;
import java.util.List;
import java.util.Map;

/** Generates single requests that satisfy or violate the contract in random ways, after up to three valid attaches. */
public final class RequestCaseGenerator implements CaseGenerator {

    private static final String SOURCE = "decision 0013: the checks are made in this order";
    private static final int MAX_PRELUDES = 3;
    private static final int MAX_MUTATIONS = 4;
    private static final int CASES_PER_CREATE_AGENT = 10;

    private final Contract contract;
    private final RequestMutations mutations;
    private final Map<String, AnswerOracle> oracles;
    private final ValidAttachRequests attaches;

    public RequestCaseGenerator(Contract contract) {
        this.contract = contract;
        this.mutations = RequestMutations.of(contract);
        this.oracles = AnswerOracle.ofAll(contract);
        this.attaches = new ValidAttachRequests(contract);
    }

    @Override
    public String family() {
        return "generated";
    }

    @Override
    public TestCase generate(String name, ChoiceSequence choices) {
        PredictedCaseBuilder builder = new PredictedCaseBuilder(oracles);
        if (choices.onceIn(CASES_PER_CREATE_AGENT)) {
            builder.add(mutated(createAgent(), mutations.forCreateAgent(), choices));
            return builder.build(new CheckTitle(family(), name, SOURCE, name));
        }
        // One choice before each prelude, instead of one for their number, allows a shrinker to remove a prelude with
        // its choices.
        for (int i = 0; i < MAX_PRELUDES && choices.atRate(2, 3); i++) {
            builder.add(attaches.random(choices));
        }
        builder.add(mutated(attaches.random(choices), mutations.forAttach(), choices));
        return builder.build(new CheckTitle(family(), name, SOURCE, name));
    }

    private RequestDraft createAgent() {
        return new RequestDraft(
                contract,
                contract.operation("createAgent"),
                JsonNodeFactory.instance.objectNode().put("agent_name", "Support Agent"));
    }

    private static RequestDraft mutated(
            RequestDraft draft, List<List<RequestMutation>> groups, ChoiceSequence choices) {
        for (int i = 0; i < MAX_MUTATIONS && choices.atRate(2, 3); i++) {
            RequestMutations.mutate(draft, groups, choices);
        }
        return draft;
    }
}
