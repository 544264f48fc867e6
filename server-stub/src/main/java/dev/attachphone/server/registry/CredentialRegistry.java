package dev.attachphone.server.registry;

import dev.attachphone.server.attach.ChangeOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes the credentials of accounts. Every method throws
 * {@link dev.attachphone.server.attach.StoreException} if the database fails.
 */
public interface CredentialRegistry {

    /**
     * A credential, without its secret.
     *
     * @param id the first 16 hexadecimal digits of its SHA-256 digest; can be computed from the credential
     * @param prefix the first characters of the credential; null if they are not stored
     * @param createdAt when it was issued
     * @param expiresAt when it stops being valid; null if it does not expire
     * @param revokedAt when it was revoked; null if it was not
     */
    record CredentialEntry(
            String id,
            @Nullable String prefix,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {}

    /**
     * Adds a credential to an account; empty if the account does not exist.
     *
     * @param expiresAt when it stops being valid; null if it does not expire
     */
    Optional<CredentialEntry> add(
            String accountId, String credential, @Nullable Instant expiresAt, ChangeOrigin origin);

    /** The id of the account that the credential with this id belongs to. */
    Optional<String> accountOf(String id);

    /**
     * Lists the credentials of an account in the order of their ids.
     *
     * @param after the id after which the list starts
     * @param limit the maximum size of the list
     */
    List<CredentialEntry> list(String accountId, String after, int limit);

    /** Sets or removes the expiry of a credential; empty if the account has no such credential. */
    Optional<CredentialEntry> setExpiry(String accountId, String id, @Nullable Instant expiresAt, ChangeOrigin origin);

    /** Revokes a credential permanently; empty if the account has no such credential. */
    Optional<CredentialEntry> revoke(String accountId, String id, ChangeOrigin origin);
}
