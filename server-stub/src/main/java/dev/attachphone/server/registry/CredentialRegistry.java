package dev.attachphone.server.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The credentials. Every method throws {@link dev.attachphone.server.attach.StoreException} if the database fails. */
public interface CredentialRegistry {

    /** Lets that credential name the account, until it expires if it does; empty if there is no such account. */
    Optional<CredentialEntry> add(String accountId, String credential, @Nullable Instant expiresAt);

    /** The id of the account of the credential with that id. */
    Optional<String> accountOf(String id);

    /** At most so many credentials of the account, by id, from the first one behind that id. */
    List<CredentialEntry> list(String accountId, String after, int limit);

    /** Sets when a credential of the account stops working; empty if it has no such credential. */
    Optional<CredentialEntry> setExpiry(String accountId, String id, @Nullable Instant expiresAt);

    /** Ends a credential for good; empty if the account has no such credential. */
    Optional<CredentialEntry> revoke(String accountId, String id);
}
