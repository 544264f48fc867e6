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

/** The last requests of every realm, within bounds. Safe for use by many threads. */
public final class Journal {

    /** The most requests that are kept of one realm; the oldest make room. */
    public static final int MAX_ENTRIES_PER_TENANT = 200;

    /** The most bytes that all entries take, about; the oldest of all make room. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    private record TenantEntry(String realm, JournalEntry entry) {}

    // By a number that grows, so that the oldest of a realm, and of all, come first.
    private final Map<Long, TenantEntry> all = new LinkedHashMap<>();
    private final Map<String, Deque<Long>> tenants = new HashMap<>();
    private long next;
    private long weight;

    /** Keeps an entry. */
    public synchronized void add(String realm, JournalEntry journalEntry) {
        Deque<Long> own = tenants.computeIfAbsent(realm, name -> new ArrayDeque<>());
        own.addLast(next);
        all.put(next++, new TenantEntry(realm, journalEntry));
        weight += journalEntry.approximateBytes();
        if (own.size() > MAX_ENTRIES_PER_TENANT) {
            remove(own.removeFirst());
        }
        while (weight > MAX_BYTES) {
            TenantEntry oldest = all.values().iterator().next();
            remove(Objects.requireNonNull(tenants.get(oldest.realm())).removeFirst());
        }
    }

    /** The entries of a realm, the oldest first. */
    public synchronized List<JournalEntry> of(String realm) {
        return tenants.getOrDefault(realm, new ArrayDeque<>()).stream()
                .map(number -> Objects.requireNonNull(all.get(number)).entry())
                .toList();
    }

    /** The latest entry of that id. */
    public Optional<JournalEntry> find(String realm, String id) {
        return of(realm).stream()
                .filter(journalEntry -> journalEntry.id().equals(id))
                .reduce((first, last) -> last);
    }

    /** Forgets what the realm sent. */
    public synchronized void clear(String realm) {
        @Nullable Deque<Long> own = tenants.remove(realm);
        if (own != null) {
            own.forEach(this::remove);
        }
    }

    /** Forgets everything. */
    public synchronized void clear() {
        all.clear();
        tenants.clear();
        weight = 0;
    }

    private void remove(long number) {
        TenantEntry tenantEntry = Objects.requireNonNull(all.remove(number));
        weight -= tenantEntry.entry().approximateBytes();
    }
}
