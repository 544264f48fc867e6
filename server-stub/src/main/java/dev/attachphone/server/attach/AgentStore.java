package dev.attachphone.server.attach;

/** Where agents are kept. */
public interface AgentStore {

    /**
     * Keeps a new agent; when this returns, it is durable.
     *
     * @throws StoreException if the database fails
     */
    void insert(Account account, Agent agent);
}
