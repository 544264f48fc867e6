package dev.attachphone.suite.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoiceSequenceTest {

    @Test
    void dependOnSeedAndIndexAlone() {
        assertEquals(ten(ChoiceSequence.seeded(7, 3)), ten(ChoiceSequence.seeded(7, 3)));
        assertNotEquals(ten(ChoiceSequence.seeded(7, 3)), ten(ChoiceSequence.seeded(7, 4)));
        assertNotEquals(ten(ChoiceSequence.seeded(7, 3)), ten(ChoiceSequence.seeded(8, 3)));
    }

    @Test
    void adjacentSeedsAndIndicesHaveDifferentChoices() {
        Set<List<Integer>> seen = new HashSet<>();
        for (long seed = -10; seed < 10; seed++) {
            for (int index = 0; index < 100; index++) {
                seen.add(ten(ChoiceSequence.seeded(seed, index)));
            }
        }
        assertEquals(2000, seen.size());
    }

    @Test
    void coverAllValuesBelowTheBound() {
        ChoiceSequence choiceSequence = ChoiceSequence.seeded(1, 1);
        Set<Integer> seen = new HashSet<>();
        IntStream.range(0, 1000).forEach(i -> seen.add(choiceSequence.below(5)));
        assertEquals(Set.of(0, 1, 2, 3, 4), seen);
    }

    @Test
    void areRecorded() {
        ChoiceSequence choiceSequence = ChoiceSequence.seeded(1, 1);
        List<Integer> given = ten(choiceSequence);
        assertEquals(given, choiceSequence.recorded());
        assertEquals(given, ten(ChoiceSequence.replaying(choiceSequence.recorded())));
    }

    @Test
    void areZeroAfterTheEndOfAReplay() {
        ChoiceSequence choiceSequence = ChoiceSequence.replaying(List.of(3));
        assertEquals(
                List.of(3, 0, 0), List.of(choiceSequence.below(9), choiceSequence.below(9), choiceSequence.below(9)));
    }

    @Test
    void stayBelowTheBoundInAReplay() {
        assertEquals(1, ChoiceSequence.replaying(List.of(3)).below(2));
    }

    @Test
    void zeroIsTheSimplestAlternative() {
        ChoiceSequence choiceSequence = ChoiceSequence.replaying(List.of());
        assertEquals("a", choiceSequence.oneOf(List.of("a", "b")));
        assertTrue(IntStream.range(2, 10).noneMatch(choiceSequence::onceIn));
    }

    private static List<Integer> ten(ChoiceSequence choiceSequence) {
        return IntStream.range(0, 10).mapToObj(i -> choiceSequence.below(1000)).toList();
    }
}
