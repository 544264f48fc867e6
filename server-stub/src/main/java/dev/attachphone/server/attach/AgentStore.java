package dev.attachphone.server.attach;

/** Stores agents. */
public interface AgentStore {

    /**
     * Inserts an agent. On return, it is durable.
     *
     * @throws StoreException if the database fails
     */
    void insert(Account account, Agent agent, ChangeOrigin origin);
}
