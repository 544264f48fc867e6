package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.oracle.Oracle;
import java.util.List;
import java.util.Map;

/** Requests that keep the contract's schema or break it in every way, sometimes in several, with up to three attaches before. */
public final class GeneratedRequests implements CaseGenerator {

    private static final String SOURCE = "decision: checks run in this order and the first that fails answers";
    private static final int PRELUDES = 3;
    private static final int TWISTS = 4;
    private static final int CREATING = 10;

    private final Twists twists = Twists.from(Spellings.load());
    private final Map<String, Oracle> oracles;
    private final PlainAttach attaches;
    private final Operation creating;

    public GeneratedRequests(Contract contract) {
        this.oracles = Oracle.ofAll(contract);
        this.attaches = PlainAttach.of(contract);
        this.creating = contract.operation("createAgent");
    }

    @Override
    public String family() {
        return "generated";
    }

    @Override
    public Case of(String name, Choices choices) {
        Scenario scenario = new Scenario(oracles);
        if (choices.onceIn(CREATING)) {
            scenario.add(twisted(creation(), twists.ofCreating(), choices));
            return scenario.as(new Title(family(), name, SOURCE, name));
        }
        // Asking before each one, and not once for how many, lets a shrinker leave one out together with its choices.
        for (int i = 0; i < PRELUDES && choices.atRate(2, 3); i++) {
            scenario.add(attaches.any(choices));
        }
        scenario.add(twisted(attaches.any(choices), twists.ofAttaching(), choices));
        return scenario.as(new Title(family(), name, SOURCE, name));
    }

    private Draft creation() {
        return new Draft(creating, JsonNodeFactory.instance.objectNode().put("agent_name", "Support Agent"));
    }

    private Draft twisted(Draft draft, List<List<Twist>> kinds, Choices choices) {
        for (int i = 0; i < TWISTS && choices.atRate(2, 3); i++) {
            twists.twist(draft, kinds, choices);
        }
        return draft;
    }
}
