package dev.attachphone.suite.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.execution.FixtureSecrets;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.report.ConsoleProgress;
import dev.attachphone.suite.report.ConsoleSummary;
import dev.attachphone.suite.report.ReportWriter;
import dev.attachphone.suite.report.TextFormat;
import dev.attachphone.suite.run.ContractCheck;
import dev.attachphone.suite.run.RequestBudget;
import dev.attachphone.suite.run.RunListener;
import dev.attachphone.suite.run.RunResult;
import dev.attachphone.suite.run.TargetPreflight;
import dev.attachphone.suite.run.TestRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the suite. */
@Command(
        name = "contract-tests",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks a target against the attach-phone-number contract and judges its raw answers.",
            "",
            "Without --fixture the target must offer the demo world: the sandbox does, and so does the server with --demo.",
            "Numbers are drawn afresh from a disposable range, so a run can be repeated; what it attaches stays attached",
            "unless the fixture says how to undo it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every check held, and everything that the contract promises was seen",
            "1:a check failed, or something promised was never seen",
            "2:could not run: target unreachable, credential refused, bad option, bad file, budget too small"
        },
        footer = {
            "",
            "Examples:",
            "  java -jar contract-tests.jar --url http://127.0.0.1:8080 --report report",
            "  java -jar contract-tests.jar --url https://staging.example --fixture staging.yaml --budget 5000"
        })
public final class SuiteCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int COULD_NOT_RUN = 2;

    /** How long reports may take to be written once a run is interrupted. */
    private static final Duration WRITING = Duration.ofMinutes(1);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final ExecutionOptions pace = new ExecutionOptions();

    @Mixin
    private final CheckOptions wanted = new CheckOptions();

    @Option(
            names = "--strict",
            description = "fail a target that reads a contradiction of the page otherwise than our contract decides it")
    private boolean strict;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "write report.html, junit.xml and report.har into this folder")
    private @Nullable Path report;

    @Override
    public Integer call() throws NoResponseException, TargetPreflight.TargetRefusedException {
        Contract contract = Contract.load();
        RequestBudget requestBudget = pace.requestBudget();
        Optional<TargetClient> other = target.other(pace.timeout(), requestBudget);
        List<ContractCheck> checks = wanted.checks(contract, other, requestBudget.effects());
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = commandLine.getOut();
        if (wanted.isList()) {
            checks.forEach(
                    check -> out.println(TextFormat.printable(check.title().qualifiedName())));
            return OK;
        }
        if (checks.isEmpty()) {
            throw new ParameterException(commandLine, "No check has such a name; --list prints them all");
        }
        Optional<ReportWriter> reports = Optional.ofNullable(report).map(ReportWriter::into);
        Fixture fixture = target.fixture(contract);
        try (InterruptHandler interruptHandler =
                InterruptHandler.stops(requestBudget, pace.timeout().plus(WRITING))) {
            TestRun testRun =
                    new TestRun(contract, target.target(pace.timeout(), requestBudget), requestBudget, strict);
            Fixture known = known(testRun, other, fixture);
            boolean whole = wanted.isComplete() && other.isEmpty();
            RunListener progress = new ConsoleProgress(out, Ansi.AUTO.enabled());
            RunResult result =
                    testRun.run(checks, known, new TestRun.RunConfig(pace.parallel(), whole, wanted.seed(), progress));
            new ConsoleSummary(out).print(result);
            reports.ifPresent(into -> into.write(result, contract, FixtureSecrets.replacer(fixture)));
            return exitCode(result);
        }
    }

    /** The fixture as far as each of the targets knows it. */
    private Fixture known(TestRun testRun, Optional<TargetClient> other, Fixture fixture)
            throws NoResponseException, TargetPreflight.TargetRefusedException {
        boolean named = target.namesFixture();
        Fixture known = new TargetPreflight(testRun.contract(), testRun.target()).verifyAccounts(fixture, named);
        return other.isPresent()
                ? new TargetPreflight(testRun.contract(), other.get()).verifyAccounts(known, named)
                : known;
    }

    private static int exitCode(RunResult result) {
        if (result.abort().filter(RunResult.RunAbort::targetUnresponsive).isPresent()) {
            return COULD_NOT_RUN;
        }
        if (!result.passed()) {
            return FAILED;
        }
        return result.isComplete() && !result.outcomes().isEmpty() ? OK : COULD_NOT_RUN;
    }
}
