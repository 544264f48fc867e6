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
    public RunResult run(List<ContractCheck> checks, Fixture named, RunConfig runConfig) throws NoResponseException {
        Instant began = Instant.now();
        TargetKind targetKind = TargetKind.detect(contract, target);
        Fixture fixture = targetKind == TargetKind.SANDBOX ? inSandbox(named) : named;
        CheckSelection checkSelection = CheckSelection.of(checks, TargetCapabilities.of(fixture, targetKind));
        CheckExecutor checkExecutor = new CheckExecutor(bench(fixture, targetKind), runConfig.listener());
        checkExecutor.play(checkSelection.applicable(), runConfig.parallel());
        if (checkExecutor.abort().filter(RunResult.RunAbort::targetUnresponsive).isEmpty()) {
            new TargetCleanup(fixture, target).undo(budget.effects());
        }
        RunResult.RunInfo runInfo = new RunResult.RunInfo(
                target.address(),
                targetKind,
                runConfig.seed(),
                began,
                Duration.between(began, Instant.now()),
                budget.sent());
        return new RunResult(
                runInfo,
                checkExecutor.outcomes(),
                checkSelection.reasons(),
                checkExecutor.notRun(),
                runConfig.complete() ? missing(checkExecutor.outcomes(), checkSelection, fixture) : Set.of(),
                budget.effects(),
                checkExecutor.abort());
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

    private TestContext bench(Fixture fixture, TargetKind targetKind) {
        DocumentationAmbiguities documentationAmbiguities = strict || targetKind != TargetKind.FOREIGN
                ? DocumentationAmbiguities.NONE
                : DocumentationAmbiguities.ofThePage();
        ReplyValidator replyValidator = new ReplyValidator(
                Clock.systemUTC(), fixture, documentationAmbiguities, targetKind == TargetKind.SANDBOX);
        return new TestContext(contract, fixture, target, replyValidator);
    }

    private Set<CoverageItem> missing(List<CheckOutcome> outcomes, CheckSelection checkSelection, Fixture fixture) {
        ContractCoverage contractCoverage = new ContractCoverage(contract, fixture);
        Set<CoverageItem> seen = new LinkedHashSet<>();
        outcomes.forEach(checkOutcome -> seen.addAll(contractCoverage.covered(checkOutcome)));
        return contractCoverage.uncovered(seen, checkSelection);
    }
}
