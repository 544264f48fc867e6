package dev.attachphone.suite.cases;

import dev.attachphone.suite.check.Title;
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
 * @param need what the target must offer
 */
public record Case(Title title, List<Step> steps, Optional<Race> race, Need need) {

    /** The request that the case is about. */
    public Step main() {
        return steps.get(steps.size() - 1);
    }

    /** The words that its steps use. */
    public Set<String> words() {
        return steps.stream().flatMap(step -> step.words().stream()).collect(Collectors.toSet());
    }
}
