package dev.attachphone.server.storage.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A queue that serves its owners in turn: an owner with many items delays only its own items. Not thread-safe.
 *
 * @param <T> the type of the items
 */
final class FairQueue<T> {

    /**
     * An item of the queue.
     *
     * @param owner whose turn it takes
     * @param weight its share of a batch, at least 1
     */
    record Item<T>(String owner, int weight, T value) {}

    private static final class OwnerQueue<T> {
        private final Deque<Item<T>> items = new ArrayDeque<>();
        private long weight;
    }

    /** The queues that are not empty; the first owner has the next turn. */
    private final Map<String, OwnerQueue<T>> queues = new LinkedHashMap<>();

    private int size;
    private long weight;

    int size() {
        return size;
    }

    /** The sum of the weights. */
    long weight() {
        return weight;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(Item<T> item) {
        OwnerQueue<T> queue = queues.computeIfAbsent(item.owner(), owner -> new OwnerQueue<>());
        queue.items.addLast(item);
        account(queue, item, 1);
    }

    /** Removes the next item of the owners that meet a condition. Other owners keep their turn. */
    Optional<Item<T>> take(Predicate<String> owners) {
        return queues.keySet().stream().filter(owners).findFirst().map(this::take);
    }

    private Item<T> take(String owner) {
        OwnerQueue<T> queue = Objects.requireNonNull(queues.remove(owner));
        Item<T> item = queue.items.removeFirst();
        account(queue, item, -1);
        if (!queue.items.isEmpty()) {
            queues.put(owner, queue);
        }
        return item;
    }

    /** Removes the next items, as many as have this weight together at most. */
    List<Item<T>> takeUpTo(long maxWeight) {
        List<Item<T>> taken = new ArrayList<>();
        long rest = maxWeight;
        while (!isEmpty() && next().weight() <= rest) {
            Item<T> item = take(next().owner());
            rest -= item.weight();
            taken.add(item);
        }
        return taken;
    }

    private Item<T> next() {
        return queues.values().iterator().next().items.getFirst();
    }

    /**
     * Removes the last item of the owner that fills the queue most, to make room for another one.
     *
     * @return the removed item; empty if the owner of the new item fills the queue most
     */
    Optional<Item<T>> displace(Item<T> added, boolean byWeight) {
        ToLongFunction<OwnerQueue<T>> share = byWeight ? queue -> queue.weight : queue -> queue.items.size();
        OwnerQueue<T> own = queues.getOrDefault(added.owner(), new OwnerQueue<>());
        long largest = share.applyAsLong(own) + (byWeight ? added.weight() : 1);
        OwnerQueue<T> fullest = own;
        for (OwnerQueue<T> queue : queues.values()) {
            if (share.applyAsLong(queue) > largest) {
                largest = share.applyAsLong(queue);
                fullest = queue;
            }
        }
        if (fullest == own) {
            return Optional.empty();
        }
        Item<T> displaced = fullest.items.removeLast();
        account(fullest, displaced, -1);
        if (fullest.items.isEmpty()) {
            queues.remove(displaced.owner());
        }
        return Optional.of(displaced);
    }

    private void account(OwnerQueue<T> queue, Item<T> item, int sign) {
        size += sign;
        weight += (long) sign * item.weight();
        queue.weight += (long) sign * item.weight();
    }
}
