package dev.attachphone.server.storage;

import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountRegistry;
import dev.attachphone.server.storage.transaction.JdbcSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The tables {@code account} and {@code provider_configuration}. */
record JdbcAccountRegistry(Database.Executors executors) implements AccountRegistry {

    private static final String SELECT = "SELECT id, name, created_at FROM account ";

    @Override
    public Optional<AccountEntry> create(String name, Map<String, AttachmentStatus> providers) {
        return executors
                .writes()
                .run(session -> insert(
                                session, name, providers, executors.clock().millis())
                        .flatMap(id -> find(session, id)));
    }

    /** Inserts an account and returns its id; empty if the name is taken. */
    static Optional<String> insert(
            JdbcSession session, String name, Map<String, AttachmentStatus> providers, long now) {
        Optional<String> created = session.queryFirst(
                "INSERT INTO account (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING RETURNING id",
                row -> row.getString(1),
                UUID.randomUUID().toString(),
                name,
                now);
        created.ifPresent(id -> providers.forEach((provider, initial) -> configure(session, id, provider, initial)));
        return created;
    }

    /** The names of all accounts, sorted. */
    static List<String> names(JdbcSession session) {
        return session.query("SELECT name FROM account ORDER BY name", row -> row.getString(1));
    }

    @Override
    public Optional<AccountEntry> find(String id) {
        return executors.reads().read(session -> find(session, id));
    }

    private static Optional<AccountEntry> find(JdbcSession session, String id) {
        return session.queryFirst(SELECT + "WHERE id = ?", row -> account(session, row), id);
    }

    @Override
    public Optional<AccountEntry> findByName(String name) {
        return executors
                .reads()
                .read(session -> session.queryFirst(SELECT + "WHERE name = ?", row -> account(session, row), name));
    }

    @Override
    public List<AccountEntry> list(String after, int limit) {
        return executors
                .lists()
                .read(session -> session.query(
                        SELECT + "WHERE name > ? ORDER BY name LIMIT ?", row -> account(session, row), after, limit));
    }

    @Override
    public Optional<AccountEntry> configure(String id, String provider, AttachmentStatus initial) {
        return executors.writes().run(session -> {
            if (find(session, id).isPresent()) {
                configure(session, id, provider, initial);
            }
            return find(session, id);
        });
    }

    private static void configure(JdbcSession session, String id, String provider, AttachmentStatus initial) {
        session.update(
                "INSERT INTO provider_configuration (account_id, provider, initial_status) VALUES (?, ?, ?)"
                        + " ON CONFLICT (account_id, provider) DO UPDATE SET initial_status = excluded.initial_status",
                id,
                provider,
                initial.name());
    }

    @Override
    public Optional<AccountEntry> removeProvider(String id, String provider) {
        return executors.writes().run(session -> {
            session.update("DELETE FROM provider_configuration WHERE account_id = ? AND provider = ?", id, provider);
            return find(session, id);
        });
    }

    private static AccountEntry account(JdbcSession session, ResultSet row) throws SQLException {
        return new AccountEntry(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                providers(session, row.getString(1)));
    }

    private static SortedMap<String, AttachmentStatus> providers(JdbcSession session, String id) {
        SortedMap<String, AttachmentStatus> providers = new TreeMap<>();
        session.query(
                "SELECT provider, initial_status FROM provider_configuration WHERE account_id = ?",
                row -> providers.put(row.getString(1), AttachmentStatus.valueOf(row.getString(2))),
                id);
        return providers;
    }
}
