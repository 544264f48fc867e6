package dev.attachphone.suite.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of one check.
 *
 * @param title the check
 * @param exchanges what was sent and what came, in order
 * @param problems what is wrong, in words for people; empty if nothing is
 */
public record Outcome(Title title, List<Exchange> exchanges, List<String> problems) {

    /** Whether everything came as expected, or as the page allows too. */
    public boolean passed() {
        return problems.isEmpty();
    }

    /** The answers that came as expected. */
    public Set<Produced> produced() {
        return exchanges.stream()
                .filter(Exchange::asExpected)
                .map(Exchange::expected)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What the target decides otherwise than our contract, where the page contradicts itself. */
    public Set<Finding> findings() {
        return exchanges.stream()
                .flatMap(exchange -> exchange.finding().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
