package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.CredentialStore;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Looks credentials up in the table {@code credential}, which contains only their SHA-256 digests. */
record JdbcCredentialStore(ReadExecutor reads) implements CredentialStore {

    @Override
    public Optional<Account> findAccount(String credential, Instant now) {
        return reads.read(session -> session.queryFirst(
                "SELECT account_id FROM credential WHERE sha256 = ? AND revoked_at IS NULL"
                        + " AND (expires_at IS NULL OR expires_at > ?)",
                row -> new Account(row.getString(1)),
                sha256(credential),
                now.toEpochMilli()));
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
