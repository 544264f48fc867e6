package dev.attachphone.server.attach;

import java.time.Instant;
import java.util.Optional;

/** Looks up credentials. */
public interface CredentialStore {

    /**
     * A valid credential.
     *
     * @param id the first 16 hexadecimal digits of its SHA-256 digest
     * @param account the account that it belongs to
     */
    record ValidCredential(String id, Account account) {}

    /**
     * Finds a credential.
     *
     * @param now the instant at which the credential must be valid
     * @return empty if the credential is unknown, revoked or expired, or its account is suspended
     * @throws StoreException if the database fails
     */
    Optional<ValidCredential> find(String credential, Instant now);
}
