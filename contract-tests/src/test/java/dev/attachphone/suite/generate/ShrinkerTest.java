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
    void findsTheOneChoiceThatMatters() {
        assertEquals(List.of(42), shrink(LONG, list -> list.stream().anyMatch(value -> value >= 42)));
    }

    @Test
    void keepsTheOrderOfTheChoicesThatMatter() {
        assertEquals(List.of(60, 5), shrink(LONG, list -> {
            int large = list.indexOf(60);
            return large >= 0 && list.subList(large, list.size()).contains(5);
        }));
    }

    @Test
    void lowersWhatCannotBeLeftOut() {
        assertEquals(List.of(0, 0, 0, 7), shrink(List.of(9, 8, 9, 9), list -> list.size() > 3 && list.get(3) >= 7));
    }

    @Test
    void lowersByOneWhereHalvingMissesTheSmallest() {
        // Only odd values fail: halving alone would stop at the first even one.
        assertEquals(List.of(1), shrink(List.of(97), list -> !list.isEmpty() && list.get(0) % 2 == 1));
    }

    @Test
    void findsTheEmptyListWhenEverythingFails() {
        assertEquals(List.of(), shrink(LONG, list -> true));
    }

    @Test
    void keepsWhatCannotBeMadeSmaller() {
        assertEquals(List.of(3, 1, 2), shrink(List.of(3, 1, 2), List.of(3, 1, 2)::equals));
    }

    @Test
    void dropsZerosAtTheEndWithoutAsking() {
        assertEquals(List.of(3), shrink(List.of(3, 0, 0), List.of(3)::equals));
    }

    @Test
    void asksNoMoreOftenThanItMay() {
        List<List<Integer>> asked = new ArrayList<>();
        new Shrinker(list -> !asked.add(list), 5).smallest(LONG);
        assertEquals(5, asked.size());
    }

    @Test
    void asksForTheSameListsEachTime() {
        assertEquals(asked(), asked());
    }

    @Test
    void isDoneSoonForOneChoiceInSixty() {
        assertTrue(asked().size() < 200, () -> asked().size() + " tries");
    }

    private static List<List<Integer>> asked() {
        List<List<Integer>> asked = new ArrayList<>();
        shrink(LONG, list -> {
            asked.add(list);
            return list.contains(100);
        });
        return asked;
    }

    private static List<Integer> shrink(List<Integer> failing, Predicate<List<Integer>> stillFails) {
        return new Shrinker(stillFails, PLENTY).smallest(failing);
    }
}
