package dev.attachphone.suite.generate;

import dev.attachphone.suite.oracle.OracleAccount;
import dev.attachphone.suite.oracle.ProviderPlaceholder;
import java.util.List;

/**
 * Mutations of agent and provider: unknown agents, agents of another account, providers that are not configured, and misspelled ones.
 *
 * @param values the values to use
 * @param providers the providers of the contract
 */
record AgentAndProviderMutations(SampleValues values, List<String> providers) {

    // Those that exist for every agent.
    private static final List<String> NEAR_AGENTS = List.of(
            "${agent-longer}", "${agent-after-a-letter}", "${agent-with-other-last-letter}", "${agent-in-full-width}");

    List<RequestMutation> all() {
        return List.of(
                (draft, choices) -> draft.body().put("agent_id", "${unknown-agent}"),
                (draft, choices) -> draft.body().put("agent_id", agentOfOtherAccount(draft)),
                (draft, choices) -> draft.body().put("agent_id", choices.oneOf(values.invalid("agents"))),
                (draft, choices) -> draft.body().put("agent_id", choices.oneOf(NEAR_AGENTS)),
                AgentAndProviderMutations::unconfigured,
                AgentAndProviderMutations::unconfigured,
                (draft, choices) -> draft.body().put("provider", choices.oneOf(values.invalid("providers"))),
                this::misspelledProvider);
    }

    static String agentOfOtherAccount(RequestDraft draft) {
        return isOther(draft) ? "${second-agent}" : "${foreign-agent}";
    }

    /** Only the second account has providers that are not configured. */
    private static void unconfigured(RequestDraft draft, ChoiceSequence choices) {
        if (isOther(draft)) {
            draft.body().put("provider", ProviderPlaceholder.UNCONFIGURED);
        }
    }

    private void misspelledProvider(RequestDraft draft, ChoiceSequence choices) {
        String provider = choices.oneOf(providers);
        String misspelled = choices.onceIn(2)
                ? RandomTextEdits.insertRandomly(
                        provider, choices.oneOf(List.of(" ", "\n", "\t", "_", "\u200B", "\u00A0")), choices)
                : RandomTextEdits.typo(provider, choices);
        draft.body().put("provider", providers.contains(misspelled) ? provider + "x" : misspelled);
    }

    private static boolean isOther(RequestDraft draft) {
        return draft.role().equals(OracleAccount.OTHER.role());
    }
}
