package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TargetKind;
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
import java.util.Map;
import java.util.Optional;
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
     * @param kind the kind of the target; empty to detect it
     * @param complete whether all checks are selected
     * @param required the answers that must be observed; empty for all answers if all checks are selected and the target is one of our
     *     programs, and no answer otherwise
     * @param seed the seed of the generated checks
     * @param listener receives the events of the run
     */
    public record RunConfig(
            int parallel,
            Optional<TargetKind> kind,
            boolean complete,
            Optional<RequiredAnswers> required,
            long seed,
            RunListener listener) {

        private RequiredAnswers required(TargetKind target) {
            return required.orElse(
                    complete && target != TargetKind.FOREIGN ? RequiredAnswers.ALL : RequiredAnswers.NONE);
        }
    }

    /**
     * Runs the checks.
     *
     * @throws NoResponseException if the target does not answer
     */
    public RunResult run(List<ContractCheck> checks, Fixture named, RunConfig config) throws NoResponseException {
        Instant began = Instant.now();
        TargetKind kind = config.kind().isPresent() ? config.kind().get() : TargetKind.detect(contract, target);
        Fixture fixture = kind == TargetKind.SANDBOX ? inSandbox(named) : named;
        Set<String> ignoredHeaders =
                kind == TargetKind.FOREIGN ? new TargetPreflight(contract, target).ignoredHeaders(fixture) : Set.of();
        TargetCapabilities capabilities = TargetCapabilities.of(fixture, kind).withoutHeaders(ignoredHeaders);
        ApplicableChecks selection = ApplicableChecks.of(checks, capabilities);
        if (kind == TargetKind.SANDBOX) {
            RequiredCapacity.of(selection.applicable()).sandboxWarning().ifPresent(config.listener()::warning);
        }
        KnownGoodRequest knownGood = new KnownGoodRequest(contract, target, fixture);
        knownGood.record();
        CheckExecutor executor = new CheckExecutor(context(capabilities, kind), config.listener(), knownGood);
        executor.execute(selection.applicable(), config.parallel());
        if (executor.abort().filter(RunResult.RunAbort::targetUnresponsive).isEmpty()) {
            new TargetCleanup(fixture, target).undo(budget.effects());
        }
        RunResult.RunInfo info = new RunResult.RunInfo(
                target.address(), kind, config.seed(), began, Duration.between(began, Instant.now()), budget.sent());
        ContractCoverage coverage = new ContractCoverage(contract, fixture);
        Set<CoverageItem> seen = new LinkedHashSet<>();
        executor.outcomes().forEach(outcome -> seen.addAll(coverage.covered(outcome)));
        return new RunResult(
                info,
                executor.outcomes(),
                selection.reasons(),
                executor.notRun(),
                Map.of(),
                coverage.missing(config.required(kind), seen, selection, kind),
                config.complete() || config.required().isPresent() ? coverage.unobserved(seen, selection) : Map.of(),
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

    private TestContext context(TargetCapabilities capabilities, TargetKind kind) {
        DocumentationAmbiguities ambiguities = strict || kind != TargetKind.FOREIGN
                ? DocumentationAmbiguities.NONE
                : DocumentationAmbiguities.ofThePage();
        ReplyValidator replyValidator =
                new ReplyValidator(Clock.systemUTC(), capabilities.fixture(), ambiguities, kind == TargetKind.SANDBOX);
        return new TestContext(
                contract,
                capabilities,
                target,
                kind == TargetKind.FOREIGN ? replyValidator.ofForeignTarget() : replyValidator);
    }
}
