package dev.attachphone.server.cli.option;

/** A command cannot do what its options and arguments ask for. The message names the value and the remedy, in one line. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    /**
     * Returns the value if it is in the range.
     *
     * @param min the smallest allowed value
     * @param max the largest allowed value
     * @throws UsageException if the value is out of range
     */
    public static int requireInRange(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new UsageException(
                    option + " " + value + " is out of range; use a number from " + min + " to " + max);
        }
        return value;
    }
}
