package dev.attachphone.suite.cli;

import dev.attachphone.suite.run.RequestBudget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options that limit the load on the target. */
final class ExecutionOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--budget",
            paramLabel = "REQUESTS",
            defaultValue = "1000000",
            description = "maximum number of requests (default: ${DEFAULT-VALUE})")
    private long budget;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "4",
            description = "number of checks that run at the same time (default: ${DEFAULT-VALUE})")
    private int parallel;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "time limit for one answer (default: ${DEFAULT-VALUE})")
    private int timeout;

    Duration timeout() {
        return Duration.ofSeconds(OptionErrors.requireAtLeast(1, "--timeout", timeout, spec));
    }

    RequestBudget requestBudget() {
        return new RequestBudget(OptionErrors.requireAtLeast(1, "--budget", budget, spec));
    }

    int parallel() {
        return (int) OptionErrors.requireAtLeast(1, "--parallel", parallel, spec);
    }
}
