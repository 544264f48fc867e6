package dev.attachphone.server.registry;

import dev.attachphone.server.attach.AttachmentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

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
     * @param providers the configured providers, each with the initial status of its numbers
     */
    record AccountEntry(String id, String name, Instant createdAt, SortedMap<String, AttachmentStatus> providers) {}

    /** Creates an account; empty if the name is taken. */
    Optional<AccountEntry> create(String name, Map<String, AttachmentStatus> providers);

    Optional<AccountEntry> find(String id);

    Optional<AccountEntry> findByName(String name);

    /**
     * Lists accounts in the order of their names.
     *
     * @param after the name after which the list starts
     * @param limit the maximum size of the list
     */
    List<AccountEntry> list(String after, int limit);

    /** Configures a provider or changes the initial status of its future numbers; empty if the account does not exist. */
    Optional<AccountEntry> configure(String id, String provider, AttachmentStatus initial);

    /** Removes a provider if it is configured; empty if the account does not exist. */
    Optional<AccountEntry> removeProvider(String id, String provider);
}
