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
    public static final int ENTRIES = 200;

    /** The most bytes that all entries take, about; the oldest of all make room. */
    public static final int BYTES = 32 * 1024 * 1024;

    private record Place(String realm, Entry entry) {}

    // By a number that grows, so that the oldest of a realm, and of all, come first.
    private final Map<Long, Place> all = new LinkedHashMap<>();
    private final Map<String, Deque<Long>> realms = new HashMap<>();
    private long next;
    private long weight;

    /** Keeps an entry. */
    public synchronized void add(String realm, Entry entry) {
        Deque<Long> own = realms.computeIfAbsent(realm, name -> new ArrayDeque<>());
        own.addLast(next);
        all.put(next++, new Place(realm, entry));
        weight += entry.weight();
        if (own.size() > ENTRIES) {
            forget(own.removeFirst());
        }
        while (weight > BYTES) {
            Place oldest = all.values().iterator().next();
            forget(Objects.requireNonNull(realms.get(oldest.realm())).removeFirst());
        }
    }

    /** The entries of a realm, the oldest first. */
    public synchronized List<Entry> of(String realm) {
        return realms.getOrDefault(realm, new ArrayDeque<>()).stream()
                .map(number -> Objects.requireNonNull(all.get(number)).entry())
                .toList();
    }

    /** The latest entry of that id. */
    public Optional<Entry> find(String realm, String id) {
        return of(realm).stream().filter(entry -> entry.id().equals(id)).reduce((first, last) -> last);
    }

    /** Forgets what the realm sent. */
    public synchronized void forgetAll(String realm) {
        @Nullable Deque<Long> own = realms.remove(realm);
        if (own != null) {
            own.forEach(this::forget);
        }
    }

    /** Forgets everything. */
    public synchronized void forgetAll() {
        all.clear();
        realms.clear();
        weight = 0;
    }

    private void forget(long number) {
        Place place = Objects.requireNonNull(all.remove(number));
        weight -= place.entry().weight();
    }
}
