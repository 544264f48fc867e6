package dev.attachphone.server.storage;

import dev.attachphone.server.registry.AgentEntry;
import dev.attachphone.server.registry.AgentRegistry;
import dev.attachphone.server.storage.transaction.GroupCommit;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Agents in a database, as an operator sees them. */
final class JdbcAgentRegistry implements AgentRegistry {

    private static final String COLUMNS = "id, account_id, name, created_at";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM agent WHERE ";

    private final ReadExecutor readExecutor;
    private final ReadExecutor lists;
    private final GroupCommit commits;
    private final Clock clock;

    /**
     * The agents.
     *
     * @param readExecutor of one of them
     * @param lists of any number of them
     */
    JdbcAgentRegistry(ReadExecutor readExecutor, ReadExecutor lists, GroupCommit commits, Clock clock) {
        this.readExecutor = readExecutor;
        this.lists = lists;
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public Optional<AgentEntry> create(String accountId, String id, String name) {
        return commits
                .run(jdbcSession -> jdbcSession.query(
                        "INSERT INTO agent (id, account_id, name, created_at) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (id) DO NOTHING RETURNING " + COLUMNS,
                        JdbcAgentRegistry::agent,
                        id,
                        accountId,
                        name,
                        clock.millis()))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<AgentEntry> find(String id) {
        return readExecutor.read(jdbcSession ->
                jdbcSession.query(SELECT + "id = ?", JdbcAgentRegistry::agent, StorableText.storable(id)).stream()
                        .findFirst());
    }

    @Override
    public List<AgentEntry> list(@Nullable String accountId, String after, int limit) {
        WhereClause whereClause =
                new WhereClause("id > ?", StorableText.storable(after)).and("account_id = ?", accountId);
        return lists.read(jdbcSession -> jdbcSession.query(
                SELECT + whereClause.sql() + " ORDER BY id LIMIT ?",
                JdbcAgentRegistry::agent,
                whereClause.parametersAnd(limit)));
    }

    // An attach that is under way holds the agent's row: the later of the two finds out by the foreign key, and asks
    // again.
    @Override
    public DeletionResult delete(String id) {
        return commits.run(jdbcSession -> {
            boolean hasNumbers = !jdbcSession
                    .query(
                            "SELECT 1 FROM attachment WHERE agent_id = ? LIMIT 1",
                            row -> true,
                            StorableText.storable(id))
                    .isEmpty();
            String sql = hasNumbers ? SELECT + "id = ?" : "DELETE FROM agent WHERE id = ? RETURNING " + COLUMNS;
            return new DeletionResult(
                    jdbcSession.query(sql, JdbcAgentRegistry::agent, StorableText.storable(id)).stream()
                            .findFirst(),
                    hasNumbers);
        });
    }

    private static AgentEntry agent(ResultSet row) throws SQLException {
        return new AgentEntry(
                row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)));
    }
}
