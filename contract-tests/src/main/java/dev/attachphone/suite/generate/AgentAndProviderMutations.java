package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.oracle.OracleAccount;
import dev.attachphone.suite.oracle.ProviderPlaceholder;
import java.util.List;

/**
 * Agents that do not exist or belong to somebody else, and providers that are not configured or hardly misspelled.
 *
 * @param spellings what they are made of
 */
record AgentAndProviderMutations(SampleValues spellings) {

    List<RequestMutation> all() {
        return List.of(
                (requestDraft, choiceSequence) -> requestDraft.body().put("agent_id", "${unknown-agent}"),
                (requestDraft, choiceSequence) ->
                        requestDraft.body().put("agent_id", agentOfOtherAccount(requestDraft)),
                (requestDraft, choiceSequence) ->
                        requestDraft.body().put("agent_id", choiceSequence.oneOf(spellings.invalid("agents"))),
                AgentAndProviderMutations::unconfigured,
                AgentAndProviderMutations::unconfigured,
                (requestDraft, choiceSequence) ->
                        requestDraft.body().put("provider", choiceSequence.oneOf(spellings.invalid("providers"))),
                AgentAndProviderMutations::misspelledProvider);
    }

    static String agentOfOtherAccount(RequestDraft requestDraft) {
        return isOther(requestDraft) ? "${second-agent}" : "${foreign-agent}";
    }

    /** Only the other account has a provider that it has not configured. */
    private static void unconfigured(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        if (isOther(requestDraft)) {
            requestDraft.body().put("provider", ProviderPlaceholder.UNCONFIGURED);
        }
    }

    private static void misspelledProvider(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        List<String> providers = requestDraft
                .operation()
                .requestSchema()
                .path("properties")
                .path("provider")
                .path("enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        String right = choiceSequence.oneOf(providers);
        String wrong = choiceSequence.onceIn(2)
                ? RandomTextEdits.insertRandomly(
                        right, choiceSequence.oneOf(List.of(" ", "\n", "\t", "_", "\u200B", "\u00A0")), choiceSequence)
                : RandomTextEdits.typo(right, choiceSequence);
        requestDraft
                .body()
                .put("provider", RandomTextEdits.orElse(wrong, text -> !providers.contains(text), right + "x"));
    }

    private static boolean isOther(RequestDraft requestDraft) {
        return requestDraft.role().equals(OracleAccount.OTHER.role());
    }
}
