package dev.attachphone.server.registry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The agents. Every method throws {@link dev.attachphone.server.attach.StoreException} if the database fails. */
public interface AgentRegistry {

    /**
     * What became of an agent that was to be deleted.
     *
     * @param agent as it was, unless there was none
     * @param hasNumbers whether it is still there, because numbers are attached to it
     */
    record DeletionResult(Optional<AgentEntry> agent, boolean hasNumbers) {}

    /** Creates an agent with that id in an account that there is; empty if there is an agent with that id. */
    Optional<AgentEntry> create(String accountId, String id, String name);

    /** The agent with that id. */
    Optional<AgentEntry> find(String id);

    /** At most so many agents, of one account if one is given, by id, from the first one behind that id. */
    List<AgentEntry> list(@Nullable String accountId, String after, int limit);

    /** Deletes an agent, unless numbers are attached to it. */
    DeletionResult delete(String id);
}
