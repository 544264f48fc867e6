package dev.attachphone.suite.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Rejects values of options. */
final class OptionErrors {

    private OptionErrors() {}

    /** An error that picocli reports like its own. */
    static ParameterException error(@Nullable CommandSpec spec, String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    /** Returns the value if it is not below the minimum. */
    static long requireAtLeast(long minimum, String option, long value, @Nullable CommandSpec spec) {
        if (value < minimum) {
            throw error(spec, "Invalid value for " + option + ": " + value + " is below " + minimum);
        }
        return value;
    }
}
