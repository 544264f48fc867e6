package dev.attachphone.suite.generate;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.oracle.AnswerOracle;
import dev.attachphone.suite.oracle.OracleAgent;
import dev.attachphone.suite.oracle.ProviderPlaceholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Generates sequences of attach requests for few agents and numbers, followed by requests without effect that show which agent holds
 * which number.
 *
 * <p>Two agents of one account each hold a marker number from the start. To find the holder of a number, each of the two agents requests
 * it together with the marker of the other one, which always conflicts, so that nothing is attached. The answer names the number if the
 * other agent holds it, and the marker if the number is free or the agent's own. It names no agent if another account holds it.
 */
public final class SequenceCaseGenerator implements CaseGenerator {

    private static final String SOURCE = "decision 0004: Either all numbers of a request are attached or none is";
    private static final String MARKER_OF_FIRST = "${elsewhere}";
    private static final String MARKER_OF_SECOND = "${held}";
    private static final int MIN_REQUESTS = 2;
    private static final int MAX_REQUESTS = 8;
    private static final int REQUESTS_PER_MUTATION = 5;
    private static final int REQUESTS_PER_REPETITION_WITHOUT_ACCOUNT = 8;

    private final RequestMutations mutations;
    private final Map<String, AnswerOracle> oracles;
    private final ValidAttachRequests attaches;

    public SequenceCaseGenerator(Contract contract) {
        this.oracles = AnswerOracle.ofAll(contract);
        this.attaches = new ValidAttachRequests(contract);
        this.mutations = RequestMutations.of(contract);
    }

    @Override
    public String family() {
        return "state";
    }

    @Override
    public TestCase generate(String name, ChoiceSequence choices) {
        PredictedCaseBuilder builder = new PredictedCaseBuilder(oracles);
        List<RequestDraft> sent = new ArrayList<>();
        builder.add(marker(OracleAgent.FIRST, MARKER_OF_FIRST));
        builder.add(marker(OracleAgent.SECOND, MARKER_OF_SECOND));
        for (int i = 0; i < MAX_REQUESTS && (i < MIN_REQUESTS || choices.atRate(4, 5)); i++) {
            RequestDraft draft = attaches.random(choices);
            if (choices.onceIn(REQUESTS_PER_MUTATION)) {
                RequestMutations.mutate(draft, mutations.forAttach(), choices);
            }
            builder.add(draft);
            sent.add(draft);
            if (choices.onceIn(REQUESTS_PER_REPETITION_WITHOUT_ACCOUNT)) {
                builder.add(attaches.withoutAccount(draft, choices));
            }
        }
        // Almost always for all numbers. A shrinker keeps only the probe that fails.
        ValidAttachRequests.NUMBERS.stream()
                .filter(number -> choices.atRate(7, 8))
                .forEach(number -> probe(builder, number));
        // A repeated request has the same result or, if it was rejected, the result that the current state implies.
        builder.add(choices.oneOf(sent));
        return builder.build(new CheckTitle(family(), name, SOURCE, name));
    }

    private void probe(PredictedCaseBuilder builder, String number) {
        builder.add(attaches.of(OracleAgent.FIRST, ProviderPlaceholder.FIRST, List.of(number, MARKER_OF_SECOND)));
        builder.add(attaches.of(OracleAgent.SECOND, ProviderPlaceholder.FIRST, List.of(number, MARKER_OF_FIRST)));
    }

    private RequestDraft marker(OracleAgent agent, String number) {
        return attaches.of(agent, ProviderPlaceholder.FIRST, List.of(number));
    }
}
