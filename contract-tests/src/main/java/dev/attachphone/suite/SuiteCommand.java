package dev.attachphone.suite;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.play.Secrets;
import dev.attachphone.suite.report.Progress;
import dev.attachphone.suite.report.Reports;
import dev.attachphone.suite.report.Summary;
import dev.attachphone.suite.report.Words;
import dev.attachphone.suite.run.Campaign;
import dev.attachphone.suite.run.Check;
import dev.attachphone.suite.run.Listener;
import dev.attachphone.suite.run.Meter;
import dev.attachphone.suite.run.Preflight;
import dev.attachphone.suite.run.Result;
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
final class SuiteCommand implements Callable<Integer> {

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
    private final PaceOptions pace = new PaceOptions();

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
    public Integer call() throws Unanswered, Preflight.Refused {
        Contract contract = Contract.load();
        Meter meter = pace.meter();
        Optional<Target> other = target.other(pace.patience(), meter);
        List<Check> checks = wanted.checks(contract, other, meter.effects());
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = commandLine.getOut();
        if (wanted.isList()) {
            checks.forEach(check -> out.println(Words.printable(check.title().path())));
            return OK;
        }
        if (checks.isEmpty()) {
            throw new ParameterException(commandLine, "No check has such a name; --list prints them all");
        }
        Optional<Reports> reports = Optional.ofNullable(report).map(Reports::into);
        Fixture fixture = target.fixture(contract);
        try (Interruption interruption =
                Interruption.stops(meter, pace.patience().plus(WRITING))) {
            Campaign campaign = new Campaign(contract, target.target(pace.patience(), meter), meter, strict);
            Fixture known = known(campaign, other, fixture);
            boolean whole = wanted.isWhole() && other.isEmpty();
            Listener progress = new Progress(out, Ansi.AUTO.enabled());
            Result result =
                    campaign.run(checks, known, new Campaign.Way(pace.parallel(), whole, wanted.seed(), progress));
            new Summary(out).print(result);
            reports.ifPresent(into -> into.write(result, contract, Secrets.masks(fixture)));
            return exitCode(result);
        }
    }

    /** The fixture as far as each of the targets knows it. */
    private Fixture known(Campaign campaign, Optional<Target> other, Fixture fixture)
            throws Unanswered, Preflight.Refused {
        boolean named = target.namesFixture();
        Fixture known = new Preflight(campaign.contract(), campaign.target()).known(fixture, named);
        return other.isPresent() ? new Preflight(campaign.contract(), other.get()).known(known, named) : known;
    }

    private static int exitCode(Result result) {
        if (result.cut().filter(Result.Cut::silent).isPresent()) {
            return COULD_NOT_RUN;
        }
        if (!result.holds()) {
            return FAILED;
        }
        return result.isWhole() && !result.outcomes().isEmpty() ? OK : COULD_NOT_RUN;
    }
}
