package dev.attachphone.suite.run;

import java.util.Set;

/**
 * The answers that a run must observe to pass.
 *
 * @param all whether these are all parts of the contract that requests can lead to
 * @param names otherwise, the names of the answers
 */
public record RequiredAnswers(boolean all, Set<String> names) {

    /** All parts of the contract that requests can lead to. */
    public static final RequiredAnswers ALL = new RequiredAnswers(true, Set.of());

    /** No answer. */
    public static final RequiredAnswers NONE = new RequiredAnswers(false, Set.of());
}
