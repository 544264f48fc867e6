package dev.attachphone.server.cli;

/** Refuses numbers that make no sense for an option. */
final class RangeCheck {

    private RangeCheck() {}

    /**
     * The value, if it is within its range.
     *
     * @throws UsageErrors.UsageException if it is not
     */
    static int require(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new UsageErrors.UsageException(
                    option + " " + value + " will not do; write a number from " + min + " to " + max);
        }
        return value;
    }
}
