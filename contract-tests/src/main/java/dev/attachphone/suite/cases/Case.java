package dev.attachphone.suite.cases;

import java.util.List;
import java.util.Optional;

/**
 * One named case.
 *
 * @param title what it is called, and why it holds
 * @param steps its requests in order; the last is the one the case is about
 * @param race how the last request is sent many times at once, if it is
 * @param need what the target must offer
 */
public record Case(Title title, List<Step> steps, Optional<Race> race, Need need) {

    /**
     * What a case is called.
     *
     * @param name its name, unique in the suite
     * @param source the sentence of the page, or the decision, that it rests on
     * @param place file and line
     */
    public record Title(String name, String source, String place) {}

    /** The request that the case is about. */
    public Step main() {
        return steps.get(steps.size() - 1);
    }
}
