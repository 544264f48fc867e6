package dev.attachphone.server.storage;

import dev.attachphone.server.registry.AgentEntry;
import dev.attachphone.server.registry.AgentRegistry;
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

    private final Reads reads;
    private final Reads lists;
    private final GroupCommit commits;
    private final Clock clock;

    /**
     * The agents.
     *
     * @param reads of one of them
     * @param lists of any number of them
     */
    JdbcAgentRegistry(Reads reads, Reads lists, GroupCommit commits, Clock clock) {
        this.reads = reads;
        this.lists = lists;
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public Optional<AgentEntry> create(String accountId, String id, String name) {
        return commits
                .run(statements -> statements.query(
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
        return reads.read(
                statements -> statements.query(SELECT + "id = ?", JdbcAgentRegistry::agent, Text.storable(id)).stream()
                        .findFirst());
    }

    @Override
    public List<AgentEntry> list(@Nullable String accountId, String after, int limit) {
        Conditions conditions = new Conditions("id > ?", Text.storable(after)).and("account_id = ?", accountId);
        return lists.read(statements -> statements.query(
                SELECT + conditions.sql() + " ORDER BY id LIMIT ?",
                JdbcAgentRegistry::agent,
                conditions.parametersAnd(limit)));
    }

    // An attach that is under way holds the agent's row: the later of the two finds out by the foreign key, and asks
    // again.
    @Override
    public Deletion delete(String id) {
        return commits.run(statements -> {
            boolean hasNumbers = !statements
                    .query("SELECT 1 FROM attachment WHERE agent_id = ? LIMIT 1", row -> true, Text.storable(id))
                    .isEmpty();
            String sql = hasNumbers ? SELECT + "id = ?" : "DELETE FROM agent WHERE id = ? RETURNING " + COLUMNS;
            return new Deletion(
                    statements.query(sql, JdbcAgentRegistry::agent, Text.storable(id)).stream()
                            .findFirst(),
                    hasNumbers);
        });
    }

    private static AgentEntry agent(ResultSet row) throws SQLException {
        return new AgentEntry(
                row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)));
    }
}
