package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.oracle.OracleAccount;
import dev.attachphone.suite.oracle.OracleAgent;
import dev.attachphone.suite.oracle.ProviderPlaceholder;
import java.util.ArrayList;
import java.util.List;

/**
 * Attach requests that nothing is wrong with.
 *
 * @param operation the contract's
 */
record ValidAttachRequests(Operation operation) {

    /** The words for numbers. */
    static final List<String> NUMBERS =
            CasePlaceholders.NUMBERS.stream().map(name -> "${" + name + "}").toList();

    // Each account's turn: the one with two agents more often.
    private static final List<OracleAgent> AGENTS =
            List.of(OracleAgent.FIRST, OracleAgent.SECOND, OracleAgent.FOREIGN, OracleAgent.FOREIGN, OracleAgent.FIRST);
    private static final int MOST = 4;

    static ValidAttachRequests of(Contract contract) {
        return new ValidAttachRequests(contract.operation(CasePlaceholders.ATTACH_OPERATION));
    }

    /** A request for any agent, in the name of its account. */
    RequestDraft random(ChoiceSequence choiceSequence) {
        OracleAgent agent = choiceSequence.oneOf(AGENTS);
        // Drawn for every agent, so that the choices after it mean the same for all of them.
        boolean second = choiceSequence.onceIn(4) && agent.account() == OracleAccount.VALID;
        String provider = second ? ProviderPlaceholder.SECOND : ProviderPlaceholder.FIRST;
        List<String> numbers = new ArrayList<>();
        do {
            numbers.add(choiceSequence.oneOf(NUMBERS));
        } while (numbers.size() < MOST && choiceSequence.onceIn(2));
        return of(agent, provider, numbers);
    }

    RequestDraft of(OracleAgent agent, String provider, List<String> numbers) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("agent_id", agent.placeholder()).put("provider", provider);
        numbers.forEach(body.putArray("numbers")::add);
        RequestDraft requestDraft = new RequestDraft(operation, body);
        return agent.account() == OracleAccount.VALID
                ? requestDraft
                : requestDraft.as(agent.account().role());
    }
}
