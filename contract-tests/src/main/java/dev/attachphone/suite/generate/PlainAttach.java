package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.cases.Names;
import dev.attachphone.suite.oracle.Account;
import dev.attachphone.suite.oracle.KnownAgent;
import dev.attachphone.suite.oracle.ProviderWord;
import java.util.ArrayList;
import java.util.List;

/**
 * Attach requests that nothing is wrong with.
 *
 * @param operation the contract's
 */
record PlainAttach(Operation operation) {

    /** The words for numbers. */
    static final List<String> NUMBERS =
            Names.NUMBERS.stream().map(name -> "${" + name + "}").toList();

    // Each account's turn: the one with two agents more often.
    private static final List<KnownAgent> AGENTS =
            List.of(KnownAgent.FIRST, KnownAgent.SECOND, KnownAgent.FOREIGN, KnownAgent.FOREIGN, KnownAgent.FIRST);
    private static final int MOST = 4;

    static PlainAttach of(Contract contract) {
        return new PlainAttach(contract.operation(Names.ATTACHING));
    }

    /** A request for any agent, in the name of its account. */
    Draft any(Choices choices) {
        KnownAgent agent = choices.oneOf(AGENTS);
        // Drawn for every agent, so that the choices after it mean the same for all of them.
        boolean second = choices.onceIn(4) && agent.account() == Account.VALID;
        String provider = second ? ProviderWord.SECOND : ProviderWord.FIRST;
        List<String> numbers = new ArrayList<>();
        do {
            numbers.add(choices.oneOf(NUMBERS));
        } while (numbers.size() < MOST && choices.onceIn(2));
        return of(agent, provider, numbers);
    }

    Draft of(KnownAgent agent, String provider, List<String> numbers) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("agent_id", agent.word()).put("provider", provider);
        numbers.forEach(body.putArray("numbers")::add);
        Draft draft = new Draft(operation, body);
        return agent.account() == Account.VALID
                ? draft
                : draft.as(agent.account().role());
    }
}
