package dev.attachphone.suite;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.BadCaseFile;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.CaseFiles;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.run.Report;
import dev.attachphone.suite.run.Suite;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
            "Plays every named case of the attach-phone-number contract against a target and judges the raw answers.",
            "",
            "The target must offer the demo world: the sandbox does, and so does the server with --demo. Numbers are drawn",
            "afresh from +1999…, so a run can be repeated against the same target; what it attaches stays attached."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every case held and every named answer was seen",
            "1:a case failed, or a named answer was never seen",
            "2:could not run: target unreachable, bad option, bad case file"
        },
        footer = {"", "Example: java -jar contract-tests.jar --url http://127.0.0.1:8080"})
public final class Main implements Callable<Integer> {

    private static final int COULD_NOT_RUN = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "where the target answers, such as http://127.0.0.1:8080")
    private @Nullable URI url;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "how long one answer may take (default: ${DEFAULT-VALUE})")
    private int timeout;

    @Option(
            names = "--cases",
            paramLabel = "DIR",
            description = "play the case files of this folder besides the built-in ones")
    private @Nullable Path folder;

    @Option(names = "--list", description = "print the names of all cases and stop")
    private boolean list;

    /** Runs the suite and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setOut(utf8(System.out))
                .setErr(utf8(System.err))
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler((e, commandLine, parsed) -> couldNotRun(commandLine, e))
                .execute(arguments));
    }

    @Override
    public Integer call() throws Unanswered {
        PrintWriter out = commandLine().getOut();
        Contract contract = Contract.load();
        List<Case> cases = cases(new CaseFiles(contract));
        if (list) {
            cases.forEach(each -> out.println(each.title().name()));
            return 0;
        }
        Target target = Target.at(requireUrl(), Duration.ofSeconds(timeout));
        return new Suite(contract, cases, new Report(out)).run(target) ? 0 : 1;
    }

    private List<Case> cases(CaseFiles files) {
        List<Case> cases = new ArrayList<>(files.builtIn());
        if (folder != null) {
            cases.addAll(files.in(folder));
        }
        return cases;
    }

    private URI requireUrl() {
        if (url == null) {
            throw new ParameterException(commandLine(), "Missing required option: --url URL");
        }
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new ParameterException(
                    commandLine(), "Invalid value for --url: '" + url + "' is no http or https URL");
        }
        if (timeout < 1) {
            throw new ParameterException(commandLine(), "Invalid value for --timeout: " + timeout + " is below 1");
        }
        return url;
    }

    private CommandLine commandLine() {
        return java.util.Objects.requireNonNull(spec).commandLine();
    }

    private static int refuse(ParameterException e, String[] arguments) {
        e.getCommandLine().getErr().println(e.getMessage() + " (--help tells more)");
        return COULD_NOT_RUN;
    }

    private static int couldNotRun(CommandLine commandLine, Exception e) throws Exception {
        if (!(e instanceof Unanswered) && !(e instanceof BadCaseFile)) {
            throw e;
        }
        commandLine.getErr().println("Could not run: " + e.getMessage());
        return COULD_NOT_RUN;
    }

    private static PrintWriter utf8(java.io.PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
