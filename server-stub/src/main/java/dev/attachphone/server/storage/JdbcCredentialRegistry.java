package dev.attachphone.server.storage;

import dev.attachphone.server.registry.CredentialEntry;
import dev.attachphone.server.registry.CredentialRegistry;
import dev.attachphone.server.storage.transaction.GroupCommit;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credentials in a database, by their SHA-256. */
final class JdbcCredentialRegistry implements CredentialRegistry {

    /** So many characters of a credential are kept; whoever knows them still has more than 160 bits to guess. */
    private static final int PREFIX = 8;

    private static final String ID = "substr(sha256, 1, 16)";
    private static final String COLUMNS = ID + ", prefix, created_at, expires_at, revoked_at";

    private final ReadExecutor readExecutor;
    private final ReadExecutor lists;
    private final GroupCommit commits;
    private final Clock clock;

    /**
     * The credentials.
     *
     * @param readExecutor of one of them
     * @param lists of any number of them
     */
    JdbcCredentialRegistry(ReadExecutor readExecutor, ReadExecutor lists, GroupCommit commits, Clock clock) {
        this.readExecutor = readExecutor;
        this.lists = lists;
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public Optional<CredentialEntry> add(String accountId, String credential, @Nullable Instant expiresAt) {
        return commits.run(jdbcSession -> add(jdbcSession, accountId, credential, expiresAt, clock.millis()));
    }

    static Optional<CredentialEntry> add(
            JdbcSession jdbcSession, String accountId, String credential, @Nullable Instant expiresAt, long now) {
        return jdbcSession
                .query(
                        "INSERT INTO credential (sha256, prefix, account_id, created_at, expires_at)"
                                + " SELECT ?, ?, id, ?, ? FROM account WHERE id = ? RETURNING " + COLUMNS,
                        JdbcCredentialRegistry::credential,
                        Sha256.of(credential),
                        prefix(credential),
                        now,
                        expiresAt == null ? null : expiresAt.toEpochMilli(),
                        StorableText.storable(accountId))
                .stream()
                .findFirst();
    }

    @Override
    public List<CredentialEntry> list(String accountId, String after, int limit) {
        return lists.read(jdbcSession -> jdbcSession.query(
                "SELECT " + COLUMNS + " FROM credential WHERE account_id = ? AND " + ID + " > ? ORDER BY 1 LIMIT ?",
                JdbcCredentialRegistry::credential,
                StorableText.storable(accountId),
                StorableText.storable(after),
                limit));
    }

    @Override
    public Optional<CredentialEntry> setExpiry(String accountId, String id, @Nullable Instant expiresAt) {
        return update("expires_at = ?", expiresAt == null ? null : expiresAt.toEpochMilli(), accountId, id);
    }

    @Override
    public Optional<CredentialEntry> revoke(String accountId, String id) {
        return update("revoked_at = COALESCE(revoked_at, ?)", clock.millis(), accountId, id);
    }

    private Optional<CredentialEntry> update(String change, @Nullable Long value, String accountId, String id) {
        return commits.run(jdbcSession -> jdbcSession
                .query(
                        "UPDATE credential SET " + change + " WHERE account_id = ? AND " + ID + " = ? RETURNING "
                                + COLUMNS,
                        JdbcCredentialRegistry::credential,
                        value,
                        StorableText.storable(accountId),
                        StorableText.storable(id))
                .stream()
                .findFirst());
    }

    /** The first characters, if the others are enough to be a secret. */
    private static @Nullable String prefix(String credential) {
        return credential.length() < 3 * PREFIX ? null : credential.substring(0, PREFIX);
    }

    @Override
    public Optional<String> accountOf(String id) {
        return readExecutor.read(jdbcSession -> jdbcSession
                .query(
                        "SELECT account_id FROM credential WHERE " + ID + " = ?",
                        row -> row.getString(1),
                        StorableText.storable(id))
                .stream()
                .findFirst());
    }

    private static CredentialEntry credential(ResultSet row) throws SQLException {
        return new CredentialEntry(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                instant(row, 4),
                instant(row, 5));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
