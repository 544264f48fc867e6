package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.run.ContractCoverage.CoverageItem;
import dev.attachphone.suite.validation.DocumentationAmbiguities;
import dev.attachphone.suite.validation.ReplyValidator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A run of the suite against one target: detects its kind, selects and executes the checks, and cleans up.
 *
 * @param contract the contract
 * @param target sends the requests
 * @param budget limits the requests and records their side effects
 * @param strict whether a foreign target fails where it resolves a contradiction of the vendor's page differently
 */
public record TestRun(Contract contract, TargetClient target, RequestBudget budget, boolean strict) {

    /**
     * The parameters of a run.
     *
     * @param parallel the number of checks that run at the same time
     * @param complete whether all checks are selected, so that the whole contract must be covered
     * @param seed the seed of the generated checks
     * @param listener receives the events of the run
     */
    public record RunConfig(int parallel, boolean complete, long seed, RunListener listener) {}

    /**
     * Runs the checks.
     *
     * @throws NoResponseException if the target does not answer
     */
    public RunResult run(List<ContractCheck> checks, Fixture named, RunConfig config) throws NoResponseException {
        Instant began = Instant.now();
        TargetKind kind = TargetKind.detect(contract, target);
        Fixture fixture = kind == TargetKind.SANDBOX ? inSandbox(named) : named;
        ApplicableChecks selection = ApplicableChecks.of(checks, TargetCapabilities.of(fixture, kind));
        CheckExecutor executor = new CheckExecutor(context(fixture, kind), config.listener());
        executor.execute(selection.applicable(), config.parallel());
        if (executor.abort().filter(RunResult.RunAbort::targetUnresponsive).isEmpty()) {
            new TargetCleanup(fixture, target).undo(budget.effects());
        }
        RunResult.RunInfo info = new RunResult.RunInfo(
                target.address(), kind, config.seed(), began, Duration.between(began, Instant.now()), budget.sent());
        return new RunResult(
                info,
                executor.outcomes(),
                selection.reasons(),
                executor.notRun(),
                config.complete() ? missing(executor.outcomes(), selection, fixture) : Set.of(),
                budget.effects(),
                executor.abort());
    }

    /** The sandbox creates an account for each new token; in such an account every agent exists. */
    private static Fixture inSandbox(Fixture fixture) {
        boolean demo = DemoWorld.load()
                .accounts()
                .get(0)
                .token()
                .equals(fixture.primaryAccount().token());
        return demo ? fixture : fixture.whereAllAgentsExist();
    }

    private TestContext context(Fixture fixture, TargetKind kind) {
        DocumentationAmbiguities ambiguities = strict || kind != TargetKind.FOREIGN
                ? DocumentationAmbiguities.NONE
                : DocumentationAmbiguities.ofThePage();
        ReplyValidator replyValidator =
                new ReplyValidator(Clock.systemUTC(), fixture, ambiguities, kind == TargetKind.SANDBOX);
        return new TestContext(contract, fixture, target, replyValidator);
    }

    private Set<CoverageItem> missing(List<CheckOutcome> outcomes, ApplicableChecks selection, Fixture fixture) {
        ContractCoverage coverage = new ContractCoverage(contract, fixture);
        Set<CoverageItem> seen = new LinkedHashSet<>();
        outcomes.forEach(outcome -> seen.addAll(coverage.covered(outcome)));
        return coverage.uncovered(seen, selection);
    }
}
