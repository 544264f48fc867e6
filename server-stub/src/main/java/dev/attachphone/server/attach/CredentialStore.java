package dev.attachphone.server.attach;

import java.time.Instant;
import java.util.Optional;

/** Looks up credentials. */
public interface CredentialStore {

    /**
     * Returns the account of a credential.
     *
     * @param now the instant at which the credential must be valid
     * @return empty if the credential is unknown, revoked or expired
     * @throws StoreException if the database fails
     */
    Optional<Account> findAccount(String credential, Instant now);
}
