package dev.attachphone.suite.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoicesTest {

    @Test
    void dependOnSeedAndIndexAlone() {
        assertEquals(ten(Choices.at(7, 3)), ten(Choices.at(7, 3)));
        assertNotEquals(ten(Choices.at(7, 3)), ten(Choices.at(7, 4)));
        assertNotEquals(ten(Choices.at(7, 3)), ten(Choices.at(8, 3)));
    }

    @Test
    void neighbouringSeedsAndIndicesDoNotShareTheirChoices() {
        Set<List<Integer>> seen = new HashSet<>();
        for (long seed = -10; seed < 10; seed++) {
            for (int index = 0; index < 100; index++) {
                seen.add(ten(Choices.at(seed, index)));
            }
        }
        assertEquals(2000, seen.size());
    }

    @Test
    void stayBelowTheBoundAndReachAllOfIt() {
        Choices choices = Choices.at(1, 1);
        Set<Integer> seen = new HashSet<>();
        IntStream.range(0, 1000).forEach(i -> seen.add(choices.below(5)));
        assertEquals(Set.of(0, 1, 2, 3, 4), seen);
    }

    @Test
    void recordWhatTheyGive() {
        Choices choices = Choices.at(1, 1);
        List<Integer> given = ten(choices);
        assertEquals(given, choices.made());
        assertEquals(given, ten(Choices.replaying(choices.made())));
    }

    @Test
    void areZeroBeyondTheEndOfWhatIsReplayed() {
        Choices choices = Choices.replaying(List.of(3));
        assertEquals(List.of(3, 0, 0), List.of(choices.below(9), choices.below(9), choices.below(9)));
    }

    @Test
    void stayBelowTheBoundWhenReplayed() {
        assertEquals(1, Choices.replaying(List.of(3)).below(2));
    }

    @Test
    void zeroIsTheSimplestAlternative() {
        Choices choices = Choices.replaying(List.of());
        assertEquals("a", choices.oneOf(List.of("a", "b")));
        assertTrue(IntStream.range(2, 10).noneMatch(choices::onceIn));
    }

    private static List<Integer> ten(Choices choices) {
        return IntStream.range(0, 10).mapToObj(i -> choices.below(1000)).toList();
    }
}
