package dev.attachphone.suite.cases;

import dev.attachphone.suite.check.CheckTitle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A test case: requests that are sent in order, each with its expected answer.
 *
 * @param title the name and the source of the case
 * @param sent what is sent, in words; the name of the case without the expected answer
 * @param steps the requests in order; the last one is the request under test
 * @param race how the last request is sent concurrently, if it is
 * @param requirement what the target must support
 */
public record TestCase(
        CheckTitle title, String sent, List<CaseStep> steps, Optional<Race> race, TargetRequirement requirement) {

    /** The request under test. */
    public CaseStep mainStep() {
        return steps.get(steps.size() - 1);
    }

    /** The placeholders of all steps. */
    public Set<String> placeholders() {
        return steps.stream().flatMap(step -> step.placeholders().stream()).collect(Collectors.toSet());
    }
}
