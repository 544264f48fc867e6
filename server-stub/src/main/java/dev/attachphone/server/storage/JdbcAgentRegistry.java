package dev.attachphone.server.storage;

import static dev.attachphone.server.registry.AuditTrail.AuditEventType.AGENT_CREATED;
import static dev.attachphone.server.registry.AuditTrail.AuditEventType.AGENT_DELETED;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AgentStore;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.AgentRegistry;
import dev.attachphone.server.storage.JdbcAuditTrail.ObjectChange;
import dev.attachphone.server.storage.transaction.JdbcSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code agent}, for requests and for operators. */
record JdbcAgentRegistry(Database.Executors executors) implements AgentRegistry, AgentStore {

    private static final String COLUMNS = "id, account_id, name, created_at";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM agent WHERE ";

    @Override
    public void insert(Account account, Agent agent, ChangeOrigin origin) {
        executors.writes().run(session -> {
            new AccountSetup(session, executors.clock()).addAgent(account, agent, origin);
            return agent.id();
        });
    }

    @Override
    public Optional<AgentEntry> create(String accountId, String id, String name, ChangeOrigin origin) {
        Agent agent = new Agent(id, name, null, null);
        return executors
                .writes()
                .run(session ->
                        insert(session, accountId, agent, executors.clock().millis(), origin)
                                ? find(session, id)
                                : Optional.empty());
    }

    /** Inserts an agent; false if the id is taken. */
    static boolean insert(JdbcSession session, String accountId, Agent agent, long now, ChangeOrigin origin) {
        Agent.Voice voice = agent.voice() == null ? new Agent.Voice(null, null) : agent.voice();
        int inserted = session.update(
                "INSERT INTO agent (id, account_id, name, prompt, voice_provider, voice_id, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                agent.id(),
                accountId,
                agent.name(),
                agent.prompt(),
                voice.provider(),
                voice.voiceId(),
                now);
        if (inserted == 1) {
            JdbcAuditTrail.insert(session, new ObjectChange(AGENT_CREATED, accountId, agent.id(), null), now, origin);
        }
        return inserted == 1;
    }

    @Override
    public Optional<AgentEntry> find(String id) {
        return executors.reads().read(session -> find(session, id));
    }

    private static Optional<AgentEntry> find(JdbcSession session, String id) {
        return session.queryFirst(SELECT + "id = ?", JdbcAgentRegistry::agent, id);
    }

    @Override
    public List<AgentEntry> list(@Nullable String accountId, String after, int limit) {
        WhereClause where = new WhereClause("id > ?", after).and("account_id = ?", accountId);
        return executors
                .lists()
                .read(session -> session.query(
                        SELECT + where.sql() + " ORDER BY id LIMIT ?",
                        JdbcAgentRegistry::agent,
                        where.parametersAnd(limit)));
    }

    // The foreign key makes a concurrent attach to the agent, or this deletion, fail and be executed again.
    @Override
    public DeletionResult delete(String id, ChangeOrigin origin) {
        return executors.writes().run(session -> {
            boolean hasNumbers = session.queryFirst(
                            "SELECT 1 FROM attachment WHERE agent_id = ? LIMIT 1", row -> true, id)
                    .isPresent();
            if (hasNumbers) {
                return new DeletionResult(find(session, id), true);
            }
            Optional<AgentEntry> deleted = session.queryFirst(
                    "DELETE FROM agent WHERE id = ? RETURNING " + COLUMNS, JdbcAgentRegistry::agent, id);
            deleted.ifPresent(agent -> JdbcAuditTrail.insert(
                    session,
                    new ObjectChange(AGENT_DELETED, agent.accountId(), id, null),
                    executors.clock().millis(),
                    origin));
            return new DeletionResult(deleted, false);
        });
    }

    private static AgentEntry agent(ResultSet row) throws SQLException {
        return new AgentEntry(
                row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)));
    }
}
