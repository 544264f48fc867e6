package dev.attachphone.suite.cases;

import dev.attachphone.suite.check.CheckTitle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One named case.
 *
 * @param title what it is called, and why it holds
 * @param steps its requests in order; the last is the one the case is about
 * @param race how the last request is sent many times at once, if it is
 * @param requirement what the target must offer
 */
public record TestCase(CheckTitle title, List<CaseStep> steps, Optional<Race> race, Requirement requirement) {

    /** The request that the case is about. */
    public CaseStep mainStep() {
        return steps.get(steps.size() - 1);
    }

    /** The words that its steps use. */
    public Set<String> placeholders() {
        return steps.stream()
                .flatMap(caseStep -> caseStep.placeholders().stream())
                .collect(Collectors.toSet());
    }
}
