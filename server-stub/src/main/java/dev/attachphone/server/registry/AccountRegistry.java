package dev.attachphone.server.registry;

import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.ChangeOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes accounts and their providers. Every method throws {@link dev.attachphone.server.attach.StoreException}
 * if the database fails.
 */
public interface AccountRegistry {

    /**
     * An account.
     *
     * @param id a UUID
     * @param name the display name; unique
     * @param createdAt when the account was created
     * @param suspendedAt when the account was suspended; null if it is not
     * @param providers the configured providers, each with the initial status of its numbers
     */
    record AccountEntry(
            String id,
            String name,
            Instant createdAt,
            @Nullable Instant suspendedAt,
            SortedMap<String, AttachmentStatus> providers) {}

    /**
     * The result of a change that may be refused.
     *
     * @param account the account, changed or not; empty if it does not exist
     * @param isRefused whether the account was not changed because of other data
     */
    record AccountChangeResult(Optional<AccountEntry> account, boolean isRefused) {}

    /** Creates an account; empty if the name is taken. */
    Optional<AccountEntry> create(String name, Map<String, AttachmentStatus> providers, ChangeOrigin origin);

    Optional<AccountEntry> find(String id);

    Optional<AccountEntry> findByName(String name);

    /**
     * Lists accounts in the order of their names.
     *
     * @param after the name after which the list starts
     * @param limit the maximum size of the list
     */
    List<AccountEntry> list(String after, int limit);

    /** Renames an account; refused if another account has the name. */
    AccountChangeResult rename(String id, String name, ChangeOrigin origin);

    /**
     * Suspends or resumes an account. The credentials of a suspended one are not accepted; its numbers stay attached. Empty if the
     * account does not exist.
     */
    Optional<AccountEntry> setSuspended(String id, boolean isSuspended, ChangeOrigin origin);

    /** Deletes an account with its credentials and providers; refused if it has agents, which numbers are attached to. */
    AccountChangeResult delete(String id, ChangeOrigin origin);

    /** Configures a provider or changes the initial status of its future numbers; empty if the account does not exist. */
    Optional<AccountEntry> configure(String id, String provider, AttachmentStatus initial, ChangeOrigin origin);

    /** Removes a provider if it is configured; empty if the account does not exist. */
    Optional<AccountEntry> removeProvider(String id, String provider, ChangeOrigin origin);
}
