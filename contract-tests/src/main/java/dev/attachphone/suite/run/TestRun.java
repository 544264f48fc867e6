package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.validation.DocumentationAmbiguities;
import dev.attachphone.suite.validation.ReplyValidator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A whole run against one target: what it is, which checks it can be put to, what came of them, and what is left behind.
 *
 * @param contract what is promised
 * @param target where requests are sent
 * @param budget watches the target
 * @param strict whether a foreign target, too, has to decide the page's contradictions as our contract does
 */
public record TestRun(Contract contract, TargetClient target, RequestBudget budget, boolean strict) {

    /**
     * How checks are played.
     *
     * @param parallel how many at once
     * @param complete whether they are all there are, so that everything promised must be seen
     * @param seed what generated checks were drawn from
     * @param listener is told how it goes
     */
    public record RunConfig(int parallel, boolean complete, long seed, RunListener listener) {}

    /**
     * Plays the checks.
     *
     * @throws NoResponseException if the target does not answer at all
     */
    public RunResult run(List<ContractCheck> checks, Fixture named, RunConfig config) throws NoResponseException {
        Instant began = Instant.now();
        TargetKind kind = TargetKind.detect(contract, target);
        Fixture fixture = kind == TargetKind.SANDBOX ? inSandbox(named) : named;
        CheckSelection selection = CheckSelection.of(checks, TargetCapabilities.of(fixture, kind));
        CheckExecutor executor = new CheckExecutor(bench(fixture, kind), config.listener());
        executor.play(selection.applicable(), config.parallel());
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

    /** To a token of one's own the sandbox opens an account in which every agent exists. */
    private static Fixture inSandbox(Fixture fixture) {
        boolean demo = DemoWorld.load()
                .accounts()
                .get(0)
                .token()
                .equals(fixture.primaryAccount().token());
        return demo ? fixture : fixture.whereAllAgentsExist();
    }

    private TestContext bench(Fixture fixture, TargetKind kind) {
        DocumentationAmbiguities ambiguities = strict || kind != TargetKind.FOREIGN
                ? DocumentationAmbiguities.NONE
                : DocumentationAmbiguities.ofThePage();
        ReplyValidator replyValidator =
                new ReplyValidator(Clock.systemUTC(), fixture, ambiguities, kind == TargetKind.SANDBOX);
        return new TestContext(contract, fixture, target, replyValidator);
    }

    private Set<CoverageItem> missing(List<CheckOutcome> outcomes, CheckSelection selection, Fixture fixture) {
        ContractCoverage coverage = new ContractCoverage(contract, fixture);
        Set<CoverageItem> seen = new LinkedHashSet<>();
        outcomes.forEach(outcome -> seen.addAll(coverage.covered(outcome)));
        return coverage.uncovered(seen, selection);
    }
}
