package dev.attachphone.server.attach;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates agents (decision 9). Thread-safe if the supplier of ids is. */
public final class CreateAgent {

    private final AgentStore store;
    private final RequestConstraints constraints;
    private final Supplier<String> ids;

    /**
     * Creates the use case.
     *
     * @param ids generates agent ids
     */
    public CreateAgent(AgentStore store, RequestConstraints constraints, Supplier<String> ids) {
        this.store = store;
        this.constraints = constraints;
        this.ids = ids;
    }

    /**
     * Creates an agent with a generated id.
     *
     * @return the agent; empty if the name is missing or blank
     * @throws StoreException if the database fails
     */
    public Optional<Agent> create(
            Account account, @Nullable String name, @Nullable String prompt, Agent.@Nullable Voice voice) {
        if (name == null || !constraints.isNotBlank(name)) {
            return Optional.empty();
        }
        Agent agent = new Agent(ids.get(), name, prompt, voice);
        store.insert(account, agent);
        return Optional.of(agent);
    }
}
