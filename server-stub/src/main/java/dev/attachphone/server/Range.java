package dev.attachphone.server;

/** Refuses numbers that make no sense for an option. */
final class Range {

    private Range() {}

    /**
     * The value, if it is within its range.
     *
     * @throws Refusals.CannotStart if it is not
     */
    static int of(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new Refusals.CannotStart(
                    option + " " + value + " will not do; write a number from " + min + " to " + max);
        }
        return value;
    }
}
