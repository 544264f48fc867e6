package dev.attachphone.server.storage;

import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountEntry;
import dev.attachphone.server.registry.AccountRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Accounts in a database. */
final class JdbcAccountRegistry implements AccountRegistry {

    private static final String SELECT = "SELECT id, name, created_at FROM account ";

    private final Reads reads;
    private final Reads lists;
    private final GroupCommit commits;
    private final Clock clock;

    /**
     * The accounts.
     *
     * @param reads of one of them
     * @param lists of any number of them
     */
    JdbcAccountRegistry(Reads reads, Reads lists, GroupCommit commits, Clock clock) {
        this.reads = reads;
        this.lists = lists;
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public Optional<AccountEntry> create(String name, Map<String, AttachmentStatus> providers) {
        return commits.run(statements -> create(statements, name, providers));
    }

    private Optional<AccountEntry> create(Statements statements, String name, Map<String, AttachmentStatus> providers) {
        String id = UUID.randomUUID().toString();
        int created = statements.update(
                "INSERT INTO account (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
                id,
                name,
                clock.millis());
        if (created == 0) {
            return Optional.empty();
        }
        providers.forEach((provider, initial) -> configure(statements, id, provider, initial));
        return find(statements, id);
    }

    @Override
    public Optional<AccountEntry> find(String id) {
        return reads.read(statements -> find(statements, id));
    }

    private static Optional<AccountEntry> find(Statements statements, String id) {
        return statements.query(SELECT + "WHERE id = ?", row -> account(statements, row), Text.storable(id)).stream()
                .findFirst();
    }

    @Override
    public Optional<AccountEntry> findByName(String name) {
        return reads.read(statements ->
                statements
                        .query(SELECT + "WHERE name = ?", row -> account(statements, row), Text.storable(name))
                        .stream()
                        .findFirst());
    }

    @Override
    public List<AccountEntry> list(String after, int limit) {
        return lists.read(statements -> statements.query(
                SELECT + "WHERE name > ? ORDER BY name LIMIT ?",
                row -> account(statements, row),
                Text.storable(after),
                limit));
    }

    @Override
    public Optional<AccountEntry> configure(String id, String provider, AttachmentStatus initial) {
        return commits.run(statements -> {
            if (find(statements, id).isPresent()) {
                configure(statements, id, provider, initial);
            }
            return find(statements, id);
        });
    }

    static void configure(Statements statements, String id, String provider, AttachmentStatus initial) {
        statements.update(
                "INSERT INTO provider_configuration (account_id, provider, initial_status) VALUES (?, ?, ?)"
                        + " ON CONFLICT (account_id, provider) DO UPDATE SET initial_status = excluded.initial_status",
                id,
                provider,
                initial.name());
    }

    @Override
    public Optional<AccountEntry> removeProvider(String id, String provider) {
        return commits.run(statements -> {
            statements.update(
                    "DELETE FROM provider_configuration WHERE account_id = ? AND provider = ?",
                    Text.storable(id),
                    provider);
            return find(statements, id);
        });
    }

    private static AccountEntry account(Statements statements, ResultSet row) throws SQLException {
        return new AccountEntry(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                providers(statements, row.getString(1)));
    }

    private static SortedMap<String, AttachmentStatus> providers(Statements statements, String id) {
        SortedMap<String, AttachmentStatus> providers = new TreeMap<>();
        statements.query(
                "SELECT provider, initial_status FROM provider_configuration WHERE account_id = ?",
                row -> providers.put(row.getString(1), AttachmentStatus.valueOf(row.getString(2))),
                id);
        return providers;
    }
}
