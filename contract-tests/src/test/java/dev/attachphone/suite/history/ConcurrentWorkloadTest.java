package dev.attachphone.suite.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.generate.ChoiceSequence;
import dev.attachphone.suite.history.ConcurrentWorkload.WorkloadShape;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentWorkloadTest {

    private final List<ConcurrentWorkload> many = IntStream.range(0, 1000)
            .mapToObj(index -> ConcurrentWorkload.of(ChoiceSequence.seeded(1, index)))
            .toList();

    @Test
    void everyShapeIsFrequent() {
        Map<WorkloadShape, Long> counts =
                many.stream().collect(Collectors.groupingBy(ConcurrentWorkload::shape, Collectors.counting()));
        assertEquals(Set.of(WorkloadShape.values()), counts.keySet());
        assertTrue(counts.values().stream().allMatch(count -> count > 100), counts::toString);
    }

    @Test
    void aWorkloadHasTwoToEightCalls() {
        Set<Integer> sizes = many.stream().map(each -> each.attempts().size()).collect(Collectors.toSet());
        assertEquals(Set.of(2, 3, 4, 5, 6, 7, 8), sizes);
    }

    @Test
    void numbersArePlaceholdersOfTheCasesAndDistinctWithinACall() {
        many.forEach(each -> each.attempts().forEach(attempt -> {
            assertTrue(attempt.numbers().stream()
                    .allMatch(number -> CasePlaceholders.NUMBERS.contains(number.substring(2, number.length() - 1))));
            assertEquals(attempt.numbers().size(), new HashSet<>(attempt.numbers()).size());
        }));
    }

    @Test
    void aRaceIsForOneNumberByAtLeastTwoAgents() {
        of(WorkloadShape.RACE).forEach(each -> assertEquals(1, each.numbers().size()));
        assertTrue(
                of(WorkloadShape.RACE).stream().anyMatch(each -> holders(each).size() > 2));
    }

    @Test
    void crossedCallsAskInOppositeOrders() {
        assertTrue(of(WorkloadShape.CROSSED).stream().anyMatch(each -> {
            List<String> first = each.attempts().get(0).numbers();
            List<String> second = each.attempts().get(1).numbers();
            return first.get(0).equals(second.get(1)) && first.get(1).equals(second.get(0));
        }));
    }

    @Test
    void repeatsAreIdentical() {
        of(WorkloadShape.REPEATS).forEach(each -> assertEquals(1, new HashSet<>(each.attempts()).size()));
    }

    @Test
    void theSameChoicesDetermineTheSameWorkload() {
        assertEquals(
                ConcurrentWorkload.of(ChoiceSequence.seeded(4, 2)), ConcurrentWorkload.of(ChoiceSequence.seeded(4, 2)));
    }

    private List<ConcurrentWorkload> of(WorkloadShape shape) {
        return many.stream().filter(each -> each.shape() == shape).toList();
    }

    private static Set<String> holders(ConcurrentWorkload workload) {
        return workload.attempts().stream()
                .map(attempt -> attempt.account() + attempt.agent())
                .collect(Collectors.toSet());
    }
}
