package dev.attachphone.suite.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Forms all pairs and triples of faults that one request can have; faults that exclude each other form none. */
final class FaultCombinations {

    private static final int LARGEST = 3;

    private FaultCombinations() {}

    /**
     * The sets, pairs first.
     *
     * @param ways the ways to make each fault, in the order in which faults are decided
     */
    static Stream<List<RequestFault>> of(List<List<RequestFault>> ways) {
        return IntStream.rangeClosed(2, LARGEST)
                .boxed()
                .flatMap(size -> choices(ways, 0, size))
                .flatMap(chosen -> firstPossible(chosen, List.of()).stream());
    }

    private static Stream<List<List<RequestFault>>> choices(List<List<RequestFault>> ways, int from, int size) {
        if (size == 0) {
            return Stream.of(List.of());
        }
        return IntStream.range(from, ways.size())
                .boxed()
                .flatMap(first -> choices(ways, first + 1, size - 1).map(rest -> joined(ways.get(first), rest)));
    }

    private static Optional<List<RequestFault>> firstPossible(
            List<List<RequestFault>> chosen, List<RequestFault> made) {
        if (made.size() == chosen.size()) {
            return Optional.of(made);
        }
        return chosen.get(made.size()).stream()
                .filter(way -> made.stream().allMatch(earlier -> earlier.combinesWith(way)))
                .flatMap(way -> firstPossible(chosen, joined(made, way)).stream())
                .findFirst();
    }

    private static <T> List<T> joined(T first, List<T> rest) {
        List<T> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private static <T> List<T> joined(List<T> made, T next) {
        List<T> all = new ArrayList<>(made);
        all.add(next);
        return all;
    }
}
