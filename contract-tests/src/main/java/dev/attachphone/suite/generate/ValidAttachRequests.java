package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.oracle.OracleAccount;
import dev.attachphone.suite.oracle.OracleAgent;
import dev.attachphone.suite.oracle.ProviderPlaceholder;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates valid attach requests.
 *
 * @param contract the contract
 */
record ValidAttachRequests(Contract contract) {

    /** The placeholders for numbers. */
    static final List<String> NUMBERS =
            CasePlaceholders.NUMBERS.stream().map(name -> "${" + name + "}").toList();

    // The account with two agents occurs more often.
    private static final List<OracleAgent> AGENTS =
            List.of(OracleAgent.FIRST, OracleAgent.SECOND, OracleAgent.FOREIGN, OracleAgent.FOREIGN, OracleAgent.FIRST);
    private static final int MAX_NUMBERS = 4;
    private static final int REQUESTS_PER_LONG_LIST = 50;
    private static final int MAX_MORE_NUMBERS = 26;

    /** A request for a random agent, sent by its account. */
    RequestDraft random(ChoiceSequence choices) {
        OracleAgent agent = choices.oneOf(AGENTS);
        // The choice is made for every agent, so that the following choices have the same meaning for all of them.
        boolean second = choices.onceIn(4) && agent.account() == OracleAccount.VALID;
        String provider = second ? ProviderPlaceholder.SECOND : ProviderPlaceholder.FIRST;
        List<String> numbers = new ArrayList<>();
        do {
            numbers.add(choices.oneOf(NUMBERS));
        } while (numbers.size() < MAX_NUMBERS && choices.onceIn(2));
        if (choices.onceIn(REQUESTS_PER_LONG_LIST)) {
            for (int more = choices.below(MAX_MORE_NUMBERS); more >= 0; more--) {
                numbers.add("${number-" + (char) ('a' + more) + "}");
            }
        }
        return of(agent, provider, numbers);
    }

    /** The same body with no credential or a wrong one. */
    RequestDraft withoutAccount(RequestDraft sent, ChoiceSequence choices) {
        RequestDraft again =
                new RequestDraft(contract, sent.operation(), sent.body().deepCopy());
        again.withoutAccount(choices.oneOf(List.of("none", "wrong")));
        return again;
    }

    RequestDraft of(OracleAgent agent, String provider, List<String> numbers) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("agent_id", agent.placeholder()).put("provider", provider);
        numbers.forEach(body.putArray("numbers")::add);
        RequestDraft draft = new RequestDraft(contract, contract.operation(CasePlaceholders.ATTACH_OPERATION), body);
        return agent.account() == OracleAccount.VALID
                ? draft
                : draft.as(agent.account().role());
    }
}
