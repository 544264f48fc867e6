package dev.attachphone.server.storage.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.storage.transaction.FairQueue.Item;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FairQueueTest {

    private final FairQueue<String> queue = new FairQueue<>();

    @Test
    void ownersAreServedInTurn() {
        add("a", 1, "a1");
        add("a", 1, "a2");
        add("a", 1, "a3");
        add("b", 1, "b1");
        add("c", 1, "c1");
        add("b", 1, "b2");

        assertEquals(List.of("a1", "b1", "c1", "a2", "b2", "a3"), values(queue.takeUpTo(100)));
        assertTrue(queue.isEmpty());
        assertEquals(0, queue.weight());
    }

    @Test
    void anItemThatDoesNotFitKeepsItsTurn() {
        add("a", 60, "a1");
        add("a", 60, "a2");
        add("b", 1, "b1");

        assertEquals(List.of("a1", "b1"), values(queue.takeUpTo(100)));
        assertEquals(List.of("a2"), values(queue.takeUpTo(100)));
    }

    @Test
    void tooHeavyItemIsTakenAlone() {
        add("a", 1_000, "a1");
        assertEquals(List.of(), values(queue.takeUpTo(100)));
        assertEquals("a1", queue.take(owner -> true).orElseThrow().value());
        assertEquals(0, queue.size());
    }

    @Test
    void ownerWithTheMostItemsMakesRoom() {
        add("a", 1, "a1");
        add("a", 1, "a2");
        add("b", 500, "b1");

        assertEquals(
                "a2", queue.displace(item("c", 1, "c1"), false).orElseThrow().value());
        assertEquals(
                "b1", queue.displace(item("a", 1, "a3"), true).orElseThrow().value());
        assertEquals(List.of("a1"), values(queue.takeUpTo(100)));
    }

    @Test
    void ownerThatFillsTheQueueMostDisplacesNothing() {
        add("a", 1, "a1");
        add("b", 1, "b1");
        Item<String> added = item("a", 1, "a2");

        assertEquals(Optional.empty(), queue.displace(added, false));
        assertEquals(Optional.empty(), queue.displace(added, true));
        assertEquals(2, queue.size());
    }

    private void add(String owner, int weight, String value) {
        queue.add(item(owner, weight, value));
    }

    private static Item<String> item(String owner, int weight, String value) {
        return new Item<>(owner, weight, value);
    }

    private static List<String> values(List<Item<String>> items) {
        return items.stream().map(Item::value).toList();
    }
}
