package dev.attachphone.server.storage;

import static dev.attachphone.server.registry.AuditTrail.AuditEventType.CREDENTIAL_EXPIRY_SET;
import static dev.attachphone.server.registry.AuditTrail.AuditEventType.CREDENTIAL_ISSUED;
import static dev.attachphone.server.registry.AuditTrail.AuditEventType.CREDENTIAL_REVOKED;

import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.CredentialRegistry;
import dev.attachphone.server.storage.JdbcAuditTrail.ObjectChange;
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

    private static final int ID_LENGTH = 16;
    private static final String ID = "substr(sha256, 1, " + ID_LENGTH + ")";
    private static final String COLUMNS = ID + ", prefix, created_at, expires_at, revoked_at";

    @Override
    public Optional<CredentialEntry> add(
            String accountId, String credential, @Nullable Instant expiresAt, ChangeOrigin origin) {
        return executors
                .writes()
                .run(session -> insert(
                        session,
                        accountId,
                        credential,
                        expiresAt,
                        executors.clock().millis(),
                        origin));
    }

    /** Inserts a credential; empty if the account does not exist. */
    static Optional<CredentialEntry> insert(
            JdbcSession session,
            String accountId,
            String credential,
            @Nullable Instant expiresAt,
            long now,
            ChangeOrigin origin) {
        Optional<CredentialEntry> issued = session.queryFirst(
                "INSERT INTO credential (sha256, prefix, account_id, created_at, expires_at)"
                        + " SELECT ?, ?, id, ?, ? FROM account WHERE id = ? RETURNING " + COLUMNS,
                JdbcCredentialRegistry::credential,
                JdbcCredentialStore.sha256(credential),
                prefix(credential),
                now,
                expiresAt == null ? null : expiresAt.toEpochMilli(),
                accountId);
        issued.ifPresent(credentialEntry -> JdbcAuditTrail.insert(
                session,
                new ObjectChange(CREDENTIAL_ISSUED, accountId, credentialEntry.id(), text(expiresAt)),
                now,
                origin));
        return issued;
    }

    /** Deletes the credentials of an account and returns them. */
    static List<CredentialEntry> deleteAll(JdbcSession session, String accountId) {
        return session.query(
                "DELETE FROM credential WHERE account_id = ? RETURNING " + COLUMNS,
                JdbcCredentialRegistry::credential,
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
    public Optional<CredentialEntry> setExpiry(
            String accountId, String id, @Nullable Instant expiresAt, ChangeOrigin origin) {
        ObjectChange change = new ObjectChange(CREDENTIAL_EXPIRY_SET, accountId, id, text(expiresAt));
        @Nullable Long millis = expiresAt == null ? null : expiresAt.toEpochMilli();
        return executors.writes().run(session -> update(session, "expires_at = ? WHERE true", millis, change, origin));
    }

    @Override
    public Optional<CredentialEntry> revoke(String accountId, String id, ChangeOrigin origin) {
        ObjectChange change = new ObjectChange(CREDENTIAL_REVOKED, accountId, id, null);
        return executors
                .writes()
                .run(session -> update(
                                session,
                                "revoked_at = ? WHERE revoked_at IS NULL",
                                executors.clock().millis(),
                                change,
                                origin)
                        .or(() -> session.queryFirst(
                                "SELECT " + COLUMNS + " FROM credential WHERE account_id = ? AND " + ID + " = ?",
                                JdbcCredentialRegistry::credential,
                                accountId,
                                id)));
    }

    private Optional<CredentialEntry> update(
            JdbcSession session, String assignment, @Nullable Long value, ObjectChange change, ChangeOrigin origin) {
        Optional<CredentialEntry> changed = session.queryFirst(
                "UPDATE credential SET " + assignment + " AND account_id = ? AND " + ID + " = ? RETURNING " + COLUMNS,
                JdbcCredentialRegistry::credential,
                value,
                change.accountId(),
                change.objectId());
        changed.ifPresent(credentialEntry ->
                JdbcAuditTrail.insert(session, change, executors.clock().millis(), origin));
        return changed;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** The id of the credential with a digest. */
    static String id(String sha256) {
        return sha256.substring(0, ID_LENGTH);
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
