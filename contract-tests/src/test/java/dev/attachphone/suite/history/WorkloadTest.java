package dev.attachphone.suite.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.cases.Names;
import dev.attachphone.suite.generate.Choices;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private final List<Workload> many = IntStream.range(0, 1000)
            .mapToObj(index -> Workload.of(Choices.at(1, index)))
            .toList();

    @Test
    void everyShapeComesOften() {
        Map<Shape, Long> counts = many.stream().collect(Collectors.groupingBy(Workload::shape, Collectors.counting()));
        assertEquals(Set.of(Shape.values()), counts.keySet());
        assertTrue(counts.values().stream().allMatch(count -> count > 100), counts::toString);
    }

    @Test
    void twoToEightCallsAreSent() {
        Set<Integer> sizes = many.stream().map(each -> each.attempts().size()).collect(Collectors.toSet());
        assertEquals(Set.of(2, 3, 4, 5, 6, 7, 8), sizes);
    }

    @Test
    void everyNumberIsAWordOfTheCasesAndOnceInItsCall() {
        many.forEach(each -> each.attempts().forEach(attempt -> {
            assertTrue(attempt.numbers().stream()
                    .allMatch(number -> Names.NUMBERS.contains(number.substring(2, number.length() - 1))));
            assertEquals(attempt.numbers().size(), new HashSet<>(attempt.numbers()).size());
        }));
    }

    @Test
    void aRaceIsForOneNumberByAtLeastTwoAgents() {
        of(Shape.RACE).forEach(each -> assertEquals(1, each.numbers().size()));
        assertTrue(of(Shape.RACE).stream().anyMatch(each -> holders(each).size() > 2));
    }

    @Test
    void crossedSetsOverlapInOppositeOrders() {
        assertTrue(of(Shape.CROSSED).stream().anyMatch(each -> {
            List<String> first = each.attempts().get(0).numbers();
            List<String> second = each.attempts().get(1).numbers();
            return first.get(0).equals(second.get(1)) && first.get(1).equals(second.get(0));
        }));
    }

    @Test
    void repeatsAreAllTheSame() {
        of(Shape.REPEATS).forEach(each -> assertEquals(1, new HashSet<>(each.attempts()).size()));
    }

    @Test
    void theSameChoicesGiveTheSameWorkload() {
        assertEquals(Workload.of(Choices.at(4, 2)), Workload.of(Choices.at(4, 2)));
    }

    private List<Workload> of(Shape shape) {
        return many.stream().filter(each -> each.shape() == shape).toList();
    }

    private static Set<String> holders(Workload workload) {
        return workload.attempts().stream()
                .map(attempt -> attempt.account() + attempt.agent())
                .collect(Collectors.toSet());
    }
}
