package dev.attachphone.suite.generate;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.oracle.KnownAgent;
import dev.attachphone.suite.oracle.Oracle;
import dev.attachphone.suite.oracle.ProviderWord;
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
public final class GeneratedSequences implements CaseGenerator {

    private static final String SOURCE = "decision: Either every number of a request is attached or none is";
    private static final String MARK_OF_FIRST = "${elsewhere}";
    private static final String MARK_OF_SECOND = "${held}";
    private static final int FEWEST = 2;
    private static final int MOST = 8;
    private static final int INVALID = 5;

    private final Twists twists = Twists.from(Spellings.load());
    private final Map<String, Oracle> oracles;
    private final PlainAttach attaches;

    public GeneratedSequences(Contract contract) {
        this.oracles = Oracle.ofAll(contract);
        this.attaches = PlainAttach.of(contract);
    }

    @Override
    public String family() {
        return "state";
    }

    @Override
    public Case of(String name, Choices choices) {
        Scenario scenario = new Scenario(oracles);
        List<Draft> sent = new ArrayList<>();
        scenario.add(mark(KnownAgent.FIRST, MARK_OF_FIRST));
        scenario.add(mark(KnownAgent.SECOND, MARK_OF_SECOND));
        for (int i = 0; i < MOST && (i < FEWEST || choices.atRate(4, 5)); i++) {
            Draft draft = attaches.any(choices);
            if (choices.onceIn(INVALID)) {
                twists.twist(draft, twists.ofAttaching(), choices);
            }
            scenario.add(draft);
            sent.add(draft);
        }
        // Nearly always of all; a shrinker keeps the one question that matters.
        PlainAttach.NUMBERS.stream().filter(number -> choices.atRate(7, 8)).forEach(number -> ask(scenario, number));
        // Whatever it came to, it comes to the same again or, where it was refused, to what the ledger says now.
        scenario.add(choices.oneOf(sent));
        return scenario.as(new Title(family(), name, SOURCE, name));
    }

    private void ask(Scenario scenario, String number) {
        scenario.add(attaches.of(KnownAgent.FIRST, ProviderWord.FIRST, List.of(number, MARK_OF_SECOND)));
        scenario.add(attaches.of(KnownAgent.SECOND, ProviderWord.FIRST, List.of(number, MARK_OF_FIRST)));
    }

    private Draft mark(KnownAgent agent, String number) {
        return attaches.of(agent, ProviderWord.FIRST, List.of(number));
    }
}
