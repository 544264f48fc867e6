package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.CredentialStore;
import dev.attachphone.server.attach.RequestTimings;
import dev.attachphone.server.storage.transaction.BatchExecutor;
import dev.attachphone.server.storage.transaction.ConnectionPool;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.JsonRows;
import dev.attachphone.server.storage.transaction.PendingRequest;
import dev.attachphone.server.storage.transaction.Threads;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks credentials up in the table {@code credential}, which contains only their SHA-256 digests. */
final class JdbcCredentialStore implements CredentialStore {

    /** Looks the account up by its primary key for each credential that is found. */
    private static final String NOT_SUSPENDED = " AND (SELECT suspended_at FROM account WHERE id = account_id) IS NULL";

    /** How many credentials are looked up together. */
    private static final int MAX_LOOKUPS = 500;

    private final ConnectionPool pool;
    private final BatchExecutor<String, Map<String, Credential>> lookups;

    private record Credential(
            String sha256, ValidCredential valid, @Nullable Instant expiresAt) {
        boolean isValidAt(Instant now) {
            return expiresAt == null || expiresAt.isAfter(now);
        }
    }

    JdbcCredentialStore(ConnectionPool pool) {
        this.pool = pool;
        this.lookups = new BatchExecutor<>(
                new BatchExecutor.Settings(0, MAX_LOOKUPS, Integer.MAX_VALUE, Integer.MAX_VALUE),
                this::findAll,
                Threads.JAVA);
    }

    @Override
    public Optional<ValidCredential> find(String credential, Instant now) {
        String digest = sha256(credential);
        long begin = System.nanoTime();
        try {
            return valid(lookups.execute("", 1, digest), digest, now);
        } finally {
            RequestTimings.addRead(System.nanoTime() - begin);
        }
    }

    private void findAll(List<PendingRequest<String, Map<String, Credential>>> batch, Runnable passTurn) {
        Set<String> digests = batch.stream().map(PendingRequest::request).collect(Collectors.toSet());
        Map<String, Credential> found = pool.read(session -> find(session, NOT_SUSPENDED, digests));
        batch.forEach(pending -> pending.succeed(found));
    }

    /** Looks a single credential up, also of a suspended account. Works on every version of the schema. */
    static Optional<ValidCredential> find(JdbcSession session, String credential, Instant now) {
        String digest = sha256(credential);
        return valid(find(session, "", Set.of(digest)), digest, now);
    }

    private static Optional<ValidCredential> valid(Map<String, Credential> found, String digest, Instant now) {
        return Optional.ofNullable(found.get(digest))
                .filter(credential -> credential.isValidAt(now))
                .map(Credential::valid);
    }

    private static Map<String, Credential> find(JdbcSession session, String condition, Set<String> digests) {
        return session
                .query(
                        "SELECT sha256, account_id, expires_at FROM credential WHERE revoked_at IS NULL" + condition
                                + " AND sha256 " + session.dialect().isOneOf(),
                        JdbcCredentialStore::credential,
                        JsonRows.of(digests))
                .stream()
                .collect(Collectors.toMap(Credential::sha256, Function.identity()));
    }

    private static Credential credential(ResultSet row) throws SQLException {
        String sha256 = row.getString(1);
        return new Credential(
                sha256,
                new ValidCredential(JdbcCredentialRegistry.id(sha256), new Account(row.getString(2))),
                JdbcCredentialRegistry.instant(row, 3));
    }

    /**
     * The SHA-256 digest of a text's UTF-8 bytes in lower-case hexadecimal. Credentials are long and random, so a slow
     * password hash would add no security.
     */
    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform provides SHA-256", e);
        }
    }
}
