package dev.attachphone.suite.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The outcome of one check.
 *
 * @param title the check
 * @param exchanges the requests and replies, in order
 * @param failures a description of each failure; empty if the check passed
 */
public record CheckOutcome(CheckTitle title, List<CheckedExchange> exchanges, List<String> failures) {

    /** Whether every reply was the expected one, or one that the page permits too. */
    public boolean passed() {
        return failures.isEmpty();
    }

    /** The contradictions in the page that the target resolves differently from our contract. */
    public Set<AmbiguityFinding> findings() {
        return exchanges.stream()
                .flatMap(exchange -> exchange.finding().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
