package dev.attachphone.suite.cli;

import dev.attachphone.suite.run.RequestBudget;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much the target is asked, and how long it may take. */
final class ExecutionOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--budget",
            paramLabel = "REQUESTS",
            defaultValue = "1000000",
            description = "send no more requests than this (default: ${DEFAULT-VALUE})")
    private long budget;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "4",
            description = "play so many checks at once (default: ${DEFAULT-VALUE})")
    private int parallel;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "how long one answer may take (default: ${DEFAULT-VALUE})")
    private int timeout;

    /** How long one answer may take. */
    Duration timeout() {
        return Duration.ofSeconds(atLeastOne("--timeout", timeout));
    }

    /** The meter that the budget allows. */
    RequestBudget requestBudget() {
        return new RequestBudget(atLeastOne("--budget", budget));
    }

    /** How many checks are played at once. */
    int parallel() {
        return (int) atLeastOne("--parallel", parallel);
    }

    private long atLeastOne(String option, long value) {
        if (value < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "Invalid value for " + option + ": " + value + " is below 1");
        }
        return value;
    }
}
