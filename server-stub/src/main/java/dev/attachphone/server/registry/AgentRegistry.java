package dev.attachphone.server.registry;

import dev.attachphone.server.attach.ChangeOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes agents. Every method throws {@link dev.attachphone.server.attach.StoreException} if the database fails.
 */
public interface AgentRegistry {

    /**
     * An agent.
     *
     * @param id unique across all accounts
     * @param accountId the account that the agent belongs to
     * @param name the display name
     * @param createdAt when the agent was created
     */
    record AgentEntry(String id, String accountId, String name, Instant createdAt) {}

    /**
     * The result of {@link #delete}.
     *
     * @param agent the agent, deleted or not; empty if it does not exist
     * @param hasNumbers whether the agent was not deleted because numbers are attached to it
     */
    record DeletionResult(Optional<AgentEntry> agent, boolean hasNumbers) {}

    /** Creates an agent in an existing account; empty if the id is taken. */
    Optional<AgentEntry> create(String accountId, String id, String name, ChangeOrigin origin);

    Optional<AgentEntry> find(String id);

    /**
     * Lists agents in the order of their ids.
     *
     * @param accountId the account whose agents are listed; null for all accounts
     * @param after the id after which the list starts
     * @param limit the maximum size of the list
     */
    List<AgentEntry> list(@Nullable String accountId, String after, int limit);

    /** Deletes an agent, unless numbers are attached to it. */
    DeletionResult delete(String id, ChangeOrigin origin);
}
