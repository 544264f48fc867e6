package dev.attachphone.server.storage;

import dev.attachphone.server.registry.CredentialRegistry;
import dev.attachphone.server.storage.transaction.JdbcSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code credential}, for operators. */
record JdbcCredentialRegistry(Database.Executors executors) implements CredentialRegistry {

    /** The number of characters of a credential that are stored; the others of a generated one have more than 160 random bits. */
    private static final int PREFIX = 8;

    private static final String ID = "substr(sha256, 1, 16)";
    private static final String COLUMNS = ID + ", prefix, created_at, expires_at, revoked_at";

    @Override
    public Optional<CredentialEntry> add(String accountId, String credential, @Nullable Instant expiresAt) {
        return executors
                .writes()
                .run(session -> insert(
                        session,
                        accountId,
                        credential,
                        expiresAt,
                        executors.clock().millis()));
    }

    /** Inserts a credential; empty if the account does not exist. */
    static Optional<CredentialEntry> insert(
            JdbcSession session, String accountId, String credential, @Nullable Instant expiresAt, long now) {
        return session.queryFirst(
                "INSERT INTO credential (sha256, prefix, account_id, created_at, expires_at)"
                        + " SELECT ?, ?, id, ?, ? FROM account WHERE id = ? RETURNING " + COLUMNS,
                JdbcCredentialRegistry::credential,
                JdbcCredentialStore.sha256(credential),
                prefix(credential),
                now,
                expiresAt == null ? null : expiresAt.toEpochMilli(),
                accountId);
    }

    /** The first characters, unless the credential is too short to show any of it. */
    private static @Nullable String prefix(String credential) {
        return credential.length() < 3 * PREFIX ? null : credential.substring(0, PREFIX);
    }

    @Override
    public Optional<String> accountOf(String id) {
        return executors
                .reads()
                .read(session -> session.queryFirst(
                        "SELECT account_id FROM credential WHERE " + ID + " = ?", row -> row.getString(1), id));
    }

    @Override
    public List<CredentialEntry> list(String accountId, String after, int limit) {
        return executors
                .lists()
                .read(session -> session.query(
                        "SELECT " + COLUMNS + " FROM credential WHERE account_id = ? AND " + ID
                                + " > ? ORDER BY 1 LIMIT ?",
                        JdbcCredentialRegistry::credential,
                        accountId,
                        after,
                        limit));
    }

    @Override
    public Optional<CredentialEntry> setExpiry(String accountId, String id, @Nullable Instant expiresAt) {
        return update("expires_at = ?", expiresAt == null ? null : expiresAt.toEpochMilli(), accountId, id);
    }

    @Override
    public Optional<CredentialEntry> revoke(String accountId, String id) {
        return update("revoked_at = COALESCE(revoked_at, ?)", executors.clock().millis(), accountId, id);
    }

    private Optional<CredentialEntry> update(String change, @Nullable Long value, String accountId, String id) {
        return executors
                .writes()
                .run(session -> session.queryFirst(
                        "UPDATE credential SET " + change + " WHERE account_id = ? AND " + ID + " = ? RETURNING "
                                + COLUMNS,
                        JdbcCredentialRegistry::credential,
                        value,
                        accountId,
                        id));
    }

    private static CredentialEntry credential(ResultSet row) throws SQLException {
        return new CredentialEntry(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                instant(row, 4),
                instant(row, 5));
    }

    /** The instant in a column; null if it has none. */
    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
