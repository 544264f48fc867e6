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
 * Attaches over few agents and numbers, some of them refused, and then requests that show, without any effect, who holds what.
 *
 * <p>Two agents of one account hold a number each from the start, their marks. To ask who holds a number, each of the two asks
 * for it together with the other's mark, which is refused in any case: all or nothing. The refusal names the number if the
 * other agent holds it, and the mark if it is free or the agent's own; it names nobody if it is held elsewhere.
 */
public final class SequenceCaseGenerator implements CaseGenerator {

    private static final String SOURCE = "decision: Either every number of a request is attached or none is";
    private static final String MARK_OF_FIRST = "${elsewhere}";
    private static final String MARK_OF_SECOND = "${held}";
    private static final int FEWEST = 2;
    private static final int MOST = 8;
    private static final int INVALID = 5;

    private final RequestMutations requestMutations = RequestMutations.from(SampleValues.load());
    private final Map<String, AnswerOracle> oracles;
    private final ValidAttachRequests attaches;

    public SequenceCaseGenerator(Contract contract) {
        this.oracles = AnswerOracle.ofAll(contract);
        this.attaches = ValidAttachRequests.of(contract);
    }

    @Override
    public String family() {
        return "state";
    }

    @Override
    public TestCase generate(String name, ChoiceSequence choiceSequence) {
        PredictedCaseBuilder predictedCaseBuilder = new PredictedCaseBuilder(oracles);
        List<RequestDraft> sent = new ArrayList<>();
        predictedCaseBuilder.add(mark(OracleAgent.FIRST, MARK_OF_FIRST));
        predictedCaseBuilder.add(mark(OracleAgent.SECOND, MARK_OF_SECOND));
        for (int i = 0; i < MOST && (i < FEWEST || choiceSequence.atRate(4, 5)); i++) {
            RequestDraft requestDraft = attaches.random(choiceSequence);
            if (choiceSequence.onceIn(INVALID)) {
                requestMutations.mutate(requestDraft, requestMutations.forAttach(), choiceSequence);
            }
            predictedCaseBuilder.add(requestDraft);
            sent.add(requestDraft);
        }
        // Nearly always of all; a shrinker keeps the one question that matters.
        ValidAttachRequests.NUMBERS.stream()
                .filter(number -> choiceSequence.atRate(7, 8))
                .forEach(number -> ask(predictedCaseBuilder, number));
        // Whatever it came to, it comes to the same again or, where it was refused, to what the ledger says now.
        predictedCaseBuilder.add(choiceSequence.oneOf(sent));
        return predictedCaseBuilder.build(new CheckTitle(family(), name, SOURCE, name));
    }

    private void ask(PredictedCaseBuilder predictedCaseBuilder, String number) {
        predictedCaseBuilder.add(
                attaches.of(OracleAgent.FIRST, ProviderPlaceholder.FIRST, List.of(number, MARK_OF_SECOND)));
        predictedCaseBuilder.add(
                attaches.of(OracleAgent.SECOND, ProviderPlaceholder.FIRST, List.of(number, MARK_OF_FIRST)));
    }

    private RequestDraft mark(OracleAgent agent, String number) {
        return attaches.of(agent, ProviderPlaceholder.FIRST, List.of(number));
    }
}
