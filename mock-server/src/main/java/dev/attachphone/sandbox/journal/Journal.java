package dev.attachphone.sandbox.journal;

import java.util.ArrayDeque;
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

    private record TenantEntry(String tenant, JournalEntry entry) {}

    // By increasing sequence number, so that the oldest entries come first.
    private final Map<Long, TenantEntry> all = new LinkedHashMap<>();
    private final Map<String, Deque<Long>> tenants = new HashMap<>();
    private long nextSequenceNumber;
    private long bytes;

    /** Adds an entry. */
    public synchronized void add(String tenant, JournalEntry entry) {
        Deque<Long> own = tenants.computeIfAbsent(tenant, name -> new ArrayDeque<>());
        own.addLast(nextSequenceNumber);
        all.put(nextSequenceNumber++, new TenantEntry(tenant, entry));
        bytes += entry.approximateBytes();
        if (own.size() > MAX_ENTRIES_PER_TENANT) {
            remove(own.removeFirst());
        }
        while (bytes > MAX_BYTES) {
            TenantEntry oldest = all.values().iterator().next();
            remove(Objects.requireNonNull(tenants.get(oldest.tenant())).removeFirst());
        }
    }

    /** The entries of a tenant, oldest first. */
    public synchronized List<JournalEntry> of(String tenant) {
        return tenants.getOrDefault(tenant, new ArrayDeque<>()).stream()
                .map(number -> Objects.requireNonNull(all.get(number)).entry())
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
    }

    /** Removes all entries. */
    public synchronized void clear() {
        all.clear();
        tenants.clear();
        bytes = 0;
    }

    private void remove(long number) {
        bytes -= Objects.requireNonNull(all.remove(number)).entry().approximateBytes();
    }
}
