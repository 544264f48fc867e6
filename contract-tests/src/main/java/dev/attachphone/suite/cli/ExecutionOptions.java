package dev.attachphone.suite.cli;

import dev.attachphone.suite.run.RequestBudget;
import dev.attachphone.suite.run.RequestPacing;
import java.time.Duration;
import java.util.function.Consumer;
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

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "send at most N requests a second (default: no limit)")
    private int rate;

    /** The listener of a target, which limits the requests. */
    RequestPacing pacing(RequestBudget requestBudget, Consumer<String> notice) {
        int limit = (int) OptionErrors.requireAtLeast(0, "--rate", rate, spec);
        return new RequestPacing(requestBudget, limit, RequestPacing.LONGEST, notice);
    }

    @Option(
            names = "--max-failures",
            paramLabel = "N",
            description = "end the run after this number of failed checks (default: run all checks)")
    private @Nullable Integer maxFailures;

    @Option(names = "--fail-fast", description = "the same as --max-failures 1")
    private boolean failFast;

    /** The number of failed checks after which the run ends. */
    int maxFailures() {
        if (maxFailures == null) {
            return failFast ? 1 : Integer.MAX_VALUE;
        }
        return (int) OptionErrors.requireAtLeast(1, "--max-failures", maxFailures, spec);
    }

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
