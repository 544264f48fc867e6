package dev.attachphone.server.attach;

import java.time.Instant;
import java.util.Optional;

/** Where credentials are kept. */
public interface CredentialStore {

    /**
     * The account that a credential names, if the credential is known, not revoked, and not expired at that instant.
     *
     * @throws StoreException if the database fails
     */
    Optional<Account> findAccount(String credential, Instant now);
}
