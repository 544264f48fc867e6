package dev.attachphone.suite.cli;

import dev.attachphone.openapi.BuildVersion;
import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.baseline.Baseline;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.execution.FixtureSecrets;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.report.ConsoleProgress;
import dev.attachphone.suite.report.ConsoleSummary;
import dev.attachphone.suite.report.GitHubActionsReport;
import dev.attachphone.suite.report.ReportWriter;
import dev.attachphone.suite.report.TextFormatter;
import dev.attachphone.suite.run.ContractCheck;
import dev.attachphone.suite.run.RequestBudget;
import dev.attachphone.suite.run.RequestPacing;
import dev.attachphone.suite.run.RequiredAnswers;
import dev.attachphone.suite.run.RunListener;
import dev.attachphone.suite.run.RunResult;
import dev.attachphone.suite.run.TargetPreflight;
import dev.attachphone.suite.run.TestRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** The command {@code contract-tests}: runs the checks against a target, prints the summary and writes the reports. */
@Command(
        name = "contract-tests",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {PageCommand.class, HarCommand.class},
        description = {
            "Checks a target against the attach-phone-number contract over HTTP.",
            "",
            "Without --fixture the target must have the accounts of the demo world, as the sandbox and the server with"
                    + " --demo do. Each run uses new numbers of a disposable range, so it can be repeated. Numbers stay"
                    + " attached after the run, unless the fixture has a cleanup request."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all checks passed and all required answers were observed",
            "1:a check failed, or a required answer was not observed",
            "2:could not run: target unreachable, dying or throttling, credential refused, invalid option or file, budget"
                    + " too small, unwritable report"
        },
        footer = {
            "",
            "Examples:",
            "  contract-tests --url http://127.0.0.1:8080 --report report",
            "  contract-tests --url https://staging.example --fixture a.yaml"
        })
public final class SuiteCommand implements Callable<Integer> {

    static final int OK = 0;
    static final int FAILED = 1;

    // Time for writing the reports after an interruption.
    private static final Duration REPORT_TIME = Duration.ofMinutes(1);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final ExecutionOptions execution = new ExecutionOptions();

    @Mixin
    private final CheckOptions selection = new CheckOptions();

    @Option(
            names = "--strict",
            description = "fail where the target resolves a contradiction of the vendor's page differently, instead of"
                    + " reporting a finding")
    private boolean strict;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "write verdict.json, report.html, junit.xml and report.har into this folder")
    private @Nullable Path report;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "known failures, in YAML; only other failures fail the run, and known ones that have expired or no"
                            + " longer occur. Its seed is the default of --seed")
    private @Nullable Path baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "write the failures of this run as a baseline; those that --baseline knows keep their reason,"
                    + " owner and expiry")
    private @Nullable Path newBaseline;

    /** A command line that prints to these writers. It returns the exit code and throws no exception. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        SuiteErrorHandler errors = new SuiteErrorHandler();
        CommandLine commandLine = new CommandLine(new SuiteCommand());
        String version = "contract-tests " + BuildVersion.current();
        commandLine.getCommandSpec().version(version);
        commandLine
                .getSubcommands()
                .values()
                .forEach(sub -> sub.getCommandSpec().version(version));
        return commandLine
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    @Override
    public Integer call() throws NoResponseException, TargetPreflight.TargetRefusedException {
        Contract contract = Contract.load();
        RequestBudget requestBudget = execution.requestBudget();
        int parallel = execution.parallel();
        int maxFailures = execution.maxFailures();
        Baseline known = baseline == null ? Baseline.NONE : Baseline.read(baseline);
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = commandLine.getOut();
        RequestPacing pacing = execution.pacing(requestBudget, out::println);
        Optional<TargetClient> other = target.other(execution.timeout(), pacing);
        Optional<RequiredAnswers> required = selection.required(contract);
        List<ContractCheck> checks = selection.checks(contract, other, requestBudget.effects(), known.seed());
        if (selection.isList()) {
            checks.forEach(
                    check -> out.println(TextFormatter.printable(check.title().qualifiedName())));
            return OK;
        }
        if (checks.isEmpty()) {
            throw new ParameterException(commandLine, "No check has this name; --list prints all names");
        }
        Optional<ReportWriter> reports = Optional.ofNullable(report).map(ReportWriter::into);
        Fixture fixture = target.fixture(contract);
        try (InterruptHandler interruptHandler =
                InterruptHandler.install(requestBudget, execution.timeout().plus(REPORT_TIME))) {
            TestRun testRun = new TestRun(contract, target.target(execution.timeout(), pacing), requestBudget, strict);
            Fixture accepted = accepted(testRun, other, fixture);
            boolean complete = selection.isComplete() && other.isEmpty();
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            RunListener progress = new FailureLimit(
                    new ConsoleProgress(out, Ansi.AUTO.enabled()),
                    requestBudget,
                    outcome -> known.excuses(outcome, today),
                    maxFailures);
            RunResult whole = testRun.run(
                    checks,
                    accepted,
                    new TestRun.RunConfig(
                            parallel, target.kind(), complete, required, selection.seed(known.seed()), progress));
            RunResult result = known.applyTo(whole, today, complete);
            new ConsoleSummary(out).print(result);
            SecretReplacer secrets =
                    FixtureSecrets.replacer(fixture, testRun.target().address());
            reports.ifPresent(into -> into.write(result, contract, secrets));
            new GitHubActionsReport(System.getenv()).write(result, secrets, out);
            if (newBaseline != null) {
                known.updated(whole, today).write(newBaseline);
            }
            return exitCode(result);
        }
    }

    /** The accounts of the fixture that every target accepts. */
    private Fixture accepted(TestRun testRun, Optional<TargetClient> other, Fixture fixture)
            throws NoResponseException, TargetPreflight.TargetRefusedException {
        boolean named = target.namesFixture();
        Fixture known = new TargetPreflight(testRun.contract(), testRun.target()).verifyAccounts(fixture, named);
        return other.isPresent()
                ? new TargetPreflight(testRun.contract(), other.get()).verifyAccounts(known, named)
                : known;
    }

    private static int exitCode(RunResult result) {
        if (result.abort().filter(RunResult.RunAbort::targetUnresponsive).isPresent()) {
            return SuiteErrorHandler.COULD_NOT_RUN;
        }
        if (!result.passed()) {
            return FAILED;
        }
        return result.isComplete() && !result.outcomes().isEmpty() ? OK : SuiteErrorHandler.COULD_NOT_RUN;
    }
}
