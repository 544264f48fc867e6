package dev.attachphone.server.cli;

/** Checks that the number given for an option is in its range. */
final class RangeCheck {

    private RangeCheck() {}

    /**
     * Returns the value if it is in the range.
     *
     * @param min the smallest allowed value
     * @param max the largest allowed value
     * @throws UsageException if the value is out of range
     */
    static int require(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new UsageException(
                    option + " " + value + " is out of range; use a number from " + min + " to " + max);
        }
        return value;
    }
}
