package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.oracle.Account;
import dev.attachphone.suite.oracle.ProviderWord;
import java.util.List;

/**
 * Agents that do not exist or belong to somebody else, and providers that are not configured or hardly misspelled.
 *
 * @param spellings what they are made of
 */
record ValueTwists(Spellings spellings) {

    List<Twist> all() {
        return List.of(
                (draft, choices) -> draft.body().put("agent_id", "${unknown-agent}"),
                (draft, choices) -> draft.body().put("agent_id", stranger(draft)),
                (draft, choices) -> draft.body().put("agent_id", choices.oneOf(spellings.bad("agents"))),
                ValueTwists::unconfigured,
                ValueTwists::unconfigured,
                (draft, choices) -> draft.body().put("provider", choices.oneOf(spellings.bad("providers"))),
                ValueTwists::misspelledProvider);
    }

    static String stranger(Draft draft) {
        return isOther(draft) ? "${second-agent}" : "${foreign-agent}";
    }

    /** Only the other account has a provider that it has not configured. */
    private static void unconfigured(Draft draft, Choices choices) {
        if (isOther(draft)) {
            draft.body().put("provider", ProviderWord.UNCONFIGURED);
        }
    }

    private static void misspelledProvider(Draft draft, Choices choices) {
        List<String> providers = draft.operation()
                .requestSchema()
                .path("properties")
                .path("provider")
                .path("enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        String right = choices.oneOf(providers);
        String wrong = choices.onceIn(2)
                ? Spelling.insert(right, choices.oneOf(List.of(" ", "\n", "\t", "_", "\u200B", "\u00A0")), choices)
                : Spelling.slip(right, choices);
        draft.body().put("provider", Spelling.or(wrong, text -> !providers.contains(text), right + "x"));
    }

    private static boolean isOther(Draft draft) {
        return draft.role().equals(Account.OTHER.role());
    }
}
