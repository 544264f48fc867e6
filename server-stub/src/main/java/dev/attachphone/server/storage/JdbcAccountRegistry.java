package dev.attachphone.server.storage;

import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountEntry;
import dev.attachphone.server.registry.AccountRegistry;
import dev.attachphone.server.storage.transaction.GroupCommit;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.ReadExecutor;
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

    private final ReadExecutor readExecutor;
    private final ReadExecutor lists;
    private final GroupCommit commits;
    private final Clock clock;

    /**
     * The accounts.
     *
     * @param readExecutor of one of them
     * @param lists of any number of them
     */
    JdbcAccountRegistry(ReadExecutor readExecutor, ReadExecutor lists, GroupCommit commits, Clock clock) {
        this.readExecutor = readExecutor;
        this.lists = lists;
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public Optional<AccountEntry> create(String name, Map<String, AttachmentStatus> providers) {
        return commits.run(jdbcSession -> create(jdbcSession, name, providers));
    }

    private Optional<AccountEntry> create(
            JdbcSession jdbcSession, String name, Map<String, AttachmentStatus> providers) {
        String id = UUID.randomUUID().toString();
        int created = jdbcSession.update(
                "INSERT INTO account (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
                id,
                name,
                clock.millis());
        if (created == 0) {
            return Optional.empty();
        }
        providers.forEach((provider, initial) -> configure(jdbcSession, id, provider, initial));
        return find(jdbcSession, id);
    }

    @Override
    public Optional<AccountEntry> find(String id) {
        return readExecutor.read(jdbcSession -> find(jdbcSession, id));
    }

    private static Optional<AccountEntry> find(JdbcSession jdbcSession, String id) {
        return jdbcSession
                .query(SELECT + "WHERE id = ?", row -> account(jdbcSession, row), StorableText.storable(id))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<AccountEntry> findByName(String name) {
        return readExecutor.read(jdbcSession ->
                jdbcSession
                        .query(SELECT + "WHERE name = ?", row -> account(jdbcSession, row), StorableText.storable(name))
                        .stream()
                        .findFirst());
    }

    @Override
    public List<AccountEntry> list(String after, int limit) {
        return lists.read(jdbcSession -> jdbcSession.query(
                SELECT + "WHERE name > ? ORDER BY name LIMIT ?",
                row -> account(jdbcSession, row),
                StorableText.storable(after),
                limit));
    }

    @Override
    public Optional<AccountEntry> configure(String id, String provider, AttachmentStatus initial) {
        return commits.run(jdbcSession -> {
            if (find(jdbcSession, id).isPresent()) {
                configure(jdbcSession, id, provider, initial);
            }
            return find(jdbcSession, id);
        });
    }

    static void configure(JdbcSession jdbcSession, String id, String provider, AttachmentStatus initial) {
        jdbcSession.update(
                "INSERT INTO provider_configuration (account_id, provider, initial_status) VALUES (?, ?, ?)"
                        + " ON CONFLICT (account_id, provider) DO UPDATE SET initial_status = excluded.initial_status",
                id,
                provider,
                initial.name());
    }

    @Override
    public Optional<AccountEntry> removeProvider(String id, String provider) {
        return commits.run(jdbcSession -> {
            jdbcSession.update(
                    "DELETE FROM provider_configuration WHERE account_id = ? AND provider = ?",
                    StorableText.storable(id),
                    provider);
            return find(jdbcSession, id);
        });
    }

    private static AccountEntry account(JdbcSession jdbcSession, ResultSet row) throws SQLException {
        return new AccountEntry(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                providers(jdbcSession, row.getString(1)));
    }

    private static SortedMap<String, AttachmentStatus> providers(JdbcSession jdbcSession, String id) {
        SortedMap<String, AttachmentStatus> providers = new TreeMap<>();
        jdbcSession.query(
                "SELECT provider, initial_status FROM provider_configuration WHERE account_id = ?",
                row -> providers.put(row.getString(1), AttachmentStatus.valueOf(row.getString(2))),
                id);
        return providers;
    }
}
