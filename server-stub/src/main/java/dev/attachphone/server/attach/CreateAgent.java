package dev.attachphone.server.attach;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates agents (decision 9). Thread-safe if the supplier of ids is.
 *
 * @param store stores the agents
 * @param constraints what the contract's schema allows
 * @param ids generates agent ids
 */
public record CreateAgent(AgentStore store, RequestConstraints constraints, Supplier<String> ids) {

    /**
     * Creates an agent with a generated id.
     *
     * @return the agent; empty if the name is missing or blank
     * @throws StoreException if the database fails
     */
    public Optional<Agent> create(
            Account account,
            @Nullable String name,
            @Nullable String prompt,
            Agent.@Nullable Voice voice,
            ChangeOrigin origin) {
        if (name == null || !constraints.isNotBlank(name)) {
            return Optional.empty();
        }
        Agent agent = new Agent(ids.get(), name, prompt, voice);
        store.insert(account, agent, origin);
        return Optional.of(agent);
    }
}
