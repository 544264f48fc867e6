package dev.attachphone.sandbox.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The latest requests of every tenant, bounded in number and memory. Thread-safe. */
public final class Journal {

    /** The maximum number of entries of a tenant. Beyond it its oldest entry is removed. */
    public static final int MAX_ENTRIES_PER_TENANT = 200;

    /** The approximate maximum size of all entries in bytes. Beyond it the oldest entries are removed. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    /**
     * An entry with its place in the order of all entries.
     *
     * @param number the number of the entry; later entries have larger ones
     * @param entry the entry
     */
    public record NumberedEntry(long number, JournalEntry entry) {}

    private record TenantEntry(String tenant, JournalEntry entry, int bytes) {}

    // By increasing sequence number, so that the oldest entries come first.
    private final Map<Long, TenantEntry> all = new LinkedHashMap<>();
    private final Map<String, Deque<Long>> tenants = new HashMap<>();
    // Without followers, adding an entry costs one look into an empty map.
    private final Map<String, List<JournalFollower>> followers = new HashMap<>();
    // Starts at the time, so that the numbers of a sandbox that was started before are smaller.
    private long nextSequenceNumber = System.currentTimeMillis();
    private long bytes;

    /** Adds an entry. */
    public void add(String tenant, JournalEntry entry) {
        add(new TenantEntry(tenant, entry, entry.approximateBytes()));
    }

    private synchronized void add(TenantEntry added) {
        String tenant = added.tenant();
        Deque<Long> own = tenants.computeIfAbsent(tenant, name -> new ArrayDeque<>());
        own.addLast(nextSequenceNumber);
        all.put(nextSequenceNumber++, added);
        bytes += added.bytes();
        if (own.size() > MAX_ENTRIES_PER_TENANT) {
            remove(own.removeFirst());
        }
        while (bytes > MAX_BYTES) {
            TenantEntry oldest = all.values().iterator().next();
            remove(Objects.requireNonNull(tenants.get(oldest.tenant())).removeFirst());
        }
        followers.getOrDefault(tenant, List.of()).forEach(JournalFollower::changed);
    }

    /** The entries of a tenant, oldest first. */
    public synchronized List<JournalEntry> of(String tenant) {
        return tenants.getOrDefault(tenant, new ArrayDeque<>()).stream()
                .map(number -> Objects.requireNonNull(all.get(number)).entry())
                .toList();
    }

    /**
     * Follows the journal of a tenant.
     *
     * @param last the number of the last entry that is known; unless the journal has it, all entries are reported
     */
    public synchronized JournalFollower follow(String tenant, long last) {
        boolean isKnown = tenants.getOrDefault(tenant, new ArrayDeque<>()).contains(last);
        JournalFollower follower = new JournalFollower(this, tenant, isKnown ? last : -1);
        followers.computeIfAbsent(tenant, name -> new ArrayList<>()).add(follower);
        return follower;
    }

    synchronized void unfollow(String tenant, JournalFollower follower) {
        followers.computeIfPresent(tenant, (name, all) -> {
            all.remove(follower);
            return all.isEmpty() ? null : all;
        });
    }

    /** The entries of a tenant with a larger number, oldest first. */
    synchronized List<NumberedEntry> after(String tenant, long last) {
        return tenants.getOrDefault(tenant, new ArrayDeque<>()).stream()
                .filter(number -> number > last)
                .map(number -> new NumberedEntry(
                        number, Objects.requireNonNull(all.get(number)).entry()))
                .toList();
    }

    /** The latest entry of a tenant with the request id. */
    public Optional<JournalEntry> find(String tenant, String id) {
        return of(tenant).stream().filter(entry -> entry.id().equals(id)).reduce((first, last) -> last);
    }

    /** Removes the entries of a tenant. */
    public synchronized void clear(String tenant) {
        @Nullable Deque<Long> own = tenants.remove(tenant);
        if (own != null) {
            own.forEach(this::remove);
        }
        followers.getOrDefault(tenant, List.of()).forEach(JournalFollower::cleared);
    }

    /** Removes all entries. */
    public synchronized void clear() {
        all.clear();
        tenants.clear();
        bytes = 0;
        followers.values().forEach(own -> own.forEach(JournalFollower::cleared));
    }

    private void remove(long number) {
        bytes -= Objects.requireNonNull(all.remove(number)).bytes();
    }
}
