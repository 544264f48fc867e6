package dev.attachphone.server.attach;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates agents (decision 9). */
public final class CreateAgent {

    private final AgentStore store;
    private final RequestConstraints rules;
    private final AgentIdGenerator ids = new AgentIdGenerator();

    /** Keeps agents in that store. */
    public CreateAgent(AgentStore store, RequestConstraints rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * Creates an agent of that name for that account.
     *
     * @return the agent; empty if the name is missing or blank
     * @throws StoreException if the database fails
     */
    public Optional<Agent> create(
            Account account, @Nullable String name, @Nullable String prompt, Agent.@Nullable Voice voice) {
        if (name == null || !rules.isNotBlank(name)) {
            return Optional.empty();
        }
        Agent agent = new Agent(ids.next(), name, prompt, voice);
        store.insert(account, agent);
        return Optional.of(agent);
    }
}
