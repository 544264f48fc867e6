package dev.attachphone.server.registry;

import dev.attachphone.server.attach.AttachmentStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts. Every method throws {@link dev.attachphone.server.attach.StoreException} if the database fails. */
public interface AccountRegistry {

    /** Creates an account with those providers; empty if the name is taken. */
    Optional<AccountEntry> create(String name, Map<String, AttachmentStatus> providers);

    /** The account with that id. */
    Optional<AccountEntry> find(String id);

    /** The account of that name. */
    Optional<AccountEntry> findByName(String name);

    /** At most so many accounts, by name, from the first one behind that name. */
    List<AccountEntry> list(String after, int limit);

    /** Configures a provider, whose numbers start in that status from now on; empty if there is no such account. */
    Optional<AccountEntry> configure(String id, String provider, AttachmentStatus initial);

    /** Removes a provider, if it is configured; empty if there is no such account. */
    Optional<AccountEntry> removeProvider(String id, String provider);
}
