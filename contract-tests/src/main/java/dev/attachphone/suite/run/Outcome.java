package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.Case;
import java.util.List;
import java.util.Set;

/**
 * What became of one case.
 *
 * @param played the case
 * @param complaints what is wrong, in words for people; empty if nothing is
 * @param produced the answers that came as expected
 */
public record Outcome(Case played, List<String> complaints, Set<Produced> produced) {

    /**
     * A named answer of an operation.
     *
     * @param operation the id of the operation
     * @param answer the name
     */
    public record Produced(String operation, String answer) {}

    /** Whether everything came as expected. */
    public boolean passed() {
        return complaints.isEmpty();
    }
}
