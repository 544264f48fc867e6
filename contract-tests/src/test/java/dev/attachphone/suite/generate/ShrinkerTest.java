package dev.attachphone.suite.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    private static final int PLENTY = 10_000;
    private static final List<Integer> LONG =
            IntStream.range(0, 60).mapToObj(i -> (i * 37) % 101).toList();

    @Test
    void findsTheOneRelevantChoice() {
        assertEquals(List.of(42), shrink(LONG, list -> list.stream().anyMatch(value -> value >= 42)));
    }

    @Test
    void keepsTheOrderOfTheRelevantChoices() {
        assertEquals(List.of(60, 5), shrink(LONG, list -> {
            int large = list.indexOf(60);
            return large >= 0 && list.subList(large, list.size()).contains(5);
        }));
    }

    @Test
    void lowersChoicesThatCannotBeRemoved() {
        assertEquals(List.of(0, 0, 0, 7), shrink(List.of(9, 8, 9, 9), list -> list.size() > 3 && list.get(3) >= 7));
    }

    @Test
    void lowersByOneWhereHalvingMissesTheSmallest() {
        // Only odd values fail, so that a binary search alone stops at the first even value.
        assertEquals(List.of(1), shrink(List.of(97), list -> !list.isEmpty() && list.get(0) % 2 == 1));
    }

    @Test
    void findsTheEmptyListWhenEverythingFails() {
        assertEquals(List.of(), shrink(LONG, list -> true));
    }

    @Test
    void keepsAListThatCannotBeShrunk() {
        assertEquals(List.of(3, 1, 2), shrink(List.of(3, 1, 2), List.of(3, 1, 2)::equals));
    }

    @Test
    void removesTrailingZerosWithoutATry() {
        assertEquals(List.of(3), shrink(List.of(3, 0, 0), List.of(3)::equals));
    }

    @Test
    void respectsTheMaximumNumberOfTries() {
        List<List<Integer>> tried = new ArrayList<>();
        new Shrinker(list -> !tried.add(list), 5).smallest(LONG);
        assertEquals(5, tried.size());
    }

    @Test
    void isDeterministic() {
        assertEquals(tried(), tried());
    }

    @Test
    void needsFewTriesForOneChoiceInSixty() {
        assertTrue(tried().size() < 200, () -> tried().size() + " tries");
    }

    private static List<List<Integer>> tried() {
        List<List<Integer>> tried = new ArrayList<>();
        shrink(LONG, list -> {
            tried.add(list);
            return list.contains(100);
        });
        return tried;
    }

    private static List<Integer> shrink(List<Integer> failing, Predicate<List<Integer>> stillFails) {
        return new Shrinker(stillFails, PLENTY).smallest(failing);
    }
}
