package dev.attachphone.suite.run;

/**
 * Something that the contract promises, so that a run has to see it.
 *
 * @param operation the id of the operation
 * @param aspect {@code answer}, {@code status}, {@code provider} or {@code header}
 * @param value which one
 */
public record CoverageItem(String operation, String aspect, String value) {

    @Override
    public String toString() {
        return aspect + " " + value + " of " + operation;
    }
}
