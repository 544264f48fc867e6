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
 * @param failures what is wrong, in words for people; empty if nothing is
 */
public record CheckOutcome(CheckTitle title, List<CheckedExchange> exchanges, List<String> failures) {

    /** Whether everything came as expected, or as the page allows too. */
    public boolean passed() {
        return failures.isEmpty();
    }

    /** The answers that came as expected. */
    public Set<ExpectedAnswer> produced() {
        return exchanges.stream()
                .filter(CheckedExchange::asExpected)
                .map(CheckedExchange::expected)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What the target decides otherwise than our contract, where the page contradicts itself. */
    public Set<AmbiguityFinding> findings() {
        return exchanges.stream()
                .flatMap(checkedExchange -> checkedExchange.finding().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
