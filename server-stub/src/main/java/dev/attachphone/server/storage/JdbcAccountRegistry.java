package dev.attachphone.server.storage;

import static dev.attachphone.server.registry.AuditTrail.AuditEventType.ACCOUNT_CREATED;
import static dev.attachphone.server.registry.AuditTrail.AuditEventType.ACCOUNT_DELETED;
import static dev.attachphone.server.registry.AuditTrail.AuditEventType.ACCOUNT_RENAMED;
import static dev.attachphone.server.registry.AuditTrail.AuditEventType.ACCOUNT_RESUMED;
import static dev.attachphone.server.registry.AuditTrail.AuditEventType.ACCOUNT_SUSPENDED;
import static dev.attachphone.server.registry.AuditTrail.AuditEventType.CREDENTIAL_REVOKED;
import static dev.attachphone.server.registry.AuditTrail.AuditEventType.PROVIDER_CONFIGURED;
import static dev.attachphone.server.registry.AuditTrail.AuditEventType.PROVIDER_REMOVED;

import dev.attachphone.server.attach.AttachSnapshot.ConfiguredProvider;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.AccountRegistry;
import dev.attachphone.server.storage.JdbcAuditTrail.ObjectChange;
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

    private static final String SELECT = "SELECT id, name, created_at, suspended_at FROM account ";

    @Override
    public Optional<AccountEntry> create(String name, Map<String, AttachmentStatus> providers, ChangeOrigin origin) {
        return executors
                .writes()
                .run(session -> insert(
                                session, name, providers, executors.clock().millis(), origin)
                        .flatMap(id -> find(session, id)));
    }

    /** Inserts an account and returns its id; empty if the name is taken. */
    static Optional<String> insert(
            JdbcSession session, String name, Map<String, AttachmentStatus> providers, long now, ChangeOrigin origin) {
        Optional<String> created = session.queryFirst(
                "INSERT INTO account (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING RETURNING id",
                row -> row.getString(1),
                UUID.randomUUID().toString(),
                name,
                now);
        created.ifPresent(id -> {
            JdbcAuditTrail.insert(session, new ObjectChange(ACCOUNT_CREATED, id, id, name), now, origin);
            providers.forEach((provider, initial) ->
                    configure(session, new ConfiguredProvider(id, provider), initial, now, origin));
        });
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
    public AccountChangeResult rename(String id, String name, ChangeOrigin origin) {
        return executors.writes().run(session -> {
            boolean isTaken = session.queryFirst(
                            "SELECT 1 FROM account WHERE name = ? AND id <> ?", row -> true, name, id)
                    .isPresent();
            // If another writer takes the name meanwhile, the unique index lets the update fail, and it is executed
            // again.
            if (!isTaken
                    && session.update("UPDATE account SET name = ? WHERE id = ? AND name <> ?", name, id, name) > 0) {
                record(session, new ObjectChange(ACCOUNT_RENAMED, id, id, name), origin);
            }
            return new AccountChangeResult(find(session, id), isTaken);
        });
    }

    @Override
    public Optional<AccountEntry> setSuspended(String id, boolean isSuspended, ChangeOrigin origin) {
        return executors.writes().run(session -> {
            int changed = isSuspended
                    ? session.update(
                            "UPDATE account SET suspended_at = ? WHERE id = ? AND suspended_at IS NULL",
                            executors.clock().millis(),
                            id)
                    : session.update(
                            "UPDATE account SET suspended_at = NULL WHERE id = ? AND suspended_at IS NOT NULL", id);
            if (changed > 0) {
                record(
                        session,
                        new ObjectChange(isSuspended ? ACCOUNT_SUSPENDED : ACCOUNT_RESUMED, id, id, null),
                        origin);
            }
            return find(session, id);
        });
    }

    // The foreign key makes a concurrent insertion of a row of the account, or this deletion, fail and be executed
    // again.
    @Override
    public AccountChangeResult delete(String id, ChangeOrigin origin) {
        return executors.writes().run(session -> {
            Optional<AccountEntry> account = find(session, id);
            boolean hasAgents = session.queryFirst("SELECT 1 FROM agent WHERE account_id = ? LIMIT 1", row -> true, id)
                    .isPresent();
            if (account.isPresent() && !hasAgents) {
                JdbcCredentialRegistry.deleteAll(session, id).stream()
                        .filter(credential -> credential.revokedAt() == null)
                        .forEach(credential -> record(
                                session, new ObjectChange(CREDENTIAL_REVOKED, id, credential.id(), null), origin));
                session.update("DELETE FROM provider_configuration WHERE account_id = ?", id);
                session.update("DELETE FROM account WHERE id = ?", id);
                record(
                        session,
                        new ObjectChange(ACCOUNT_DELETED, id, id, account.get().name()),
                        origin);
            }
            return new AccountChangeResult(account, hasAgents);
        });
    }

    private void record(JdbcSession session, ObjectChange change, ChangeOrigin origin) {
        JdbcAuditTrail.insert(session, change, executors.clock().millis(), origin);
    }

    @Override
    public Optional<AccountEntry> configure(String id, String provider, AttachmentStatus initial, ChangeOrigin origin) {
        return executors.writes().run(session -> {
            if (find(session, id).isPresent()) {
                configure(
                        session,
                        new ConfiguredProvider(id, provider),
                        initial,
                        executors.clock().millis(),
                        origin);
            }
            return find(session, id);
        });
    }

    private static void configure(
            JdbcSession session,
            ConfiguredProvider configured,
            AttachmentStatus initial,
            long now,
            ChangeOrigin origin) {
        session.update(
                "INSERT INTO provider_configuration (account_id, provider, initial_status) VALUES (?, ?, ?)"
                        + " ON CONFLICT (account_id, provider) DO UPDATE SET initial_status = excluded.initial_status",
                configured.accountId(),
                configured.provider(),
                initial.name());
        JdbcAuditTrail.insert(
                session,
                new ObjectChange(PROVIDER_CONFIGURED, configured.accountId(), configured.provider(), initial.name()),
                now,
                origin);
    }

    @Override
    public Optional<AccountEntry> removeProvider(String id, String provider, ChangeOrigin origin) {
        return executors.writes().run(session -> {
            int removed = session.update(
                    "DELETE FROM provider_configuration WHERE account_id = ? AND provider = ?", id, provider);
            if (removed > 0) {
                record(session, new ObjectChange(PROVIDER_REMOVED, id, provider, null), origin);
            }
            return find(session, id);
        });
    }

    private static AccountEntry account(JdbcSession session, ResultSet row) throws SQLException {
        return new AccountEntry(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                JdbcCredentialRegistry.instant(row, 4),
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
