package dev.attachphone.sandbox.cli;

import dev.attachphone.openapi.BuildVersion;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.Operation;
import dev.attachphone.openapi.cli.ValidatingExecutionStrategy;
import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.sandbox.CannotListenException;
import dev.attachphone.sandbox.Sandbox;
import dev.attachphone.sandbox.SandboxSettings;
import dev.attachphone.sandbox.contract.ContractFileException;
import dev.attachphone.sandbox.world.InvalidWorldException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the sandbox. */
@Command(
        name = "mock-server",
        subcommands = {ExportCommand.class, RequestsCommand.class},
        sortOptions = false,
        header = "A sandbox of the attach phone number API: every documented answer, with state.",
        synopsisHeading = "%nUsage: ",
        usageHelpWidth = 100,
        optionListHeading = "%nOptions, each also read from the environment variable in parentheses:%n",
        footerHeading = "%n",
        footer = {
            "Get an answer by natural input, or force it on any request by a header:",
            "  Prefer: example=already-attached     the answer with that name",
            "  Prefer: code=409                     the first answer with that status",
            "  Prefer: delay=1500                   delays the answer, by at most ${limit.delay} milliseconds",
            "  Prefer: delay=200..1500              delays the answer by a time in the range",
            "  Prefer: fault=reply-lost             a failure of the connection, one of:",
            "      ${faults}",
            "They combine: Prefer: code=409, delay=1500. Clients that cannot set headers append the same to",
            "the URL: ?__prefer=code=409,delay=1500. Clients that can set neither send a magic agent, such as",
            "${magic.answer}, agent_delay_1500 or agent_fault_reply_lost, in an otherwise",
            "valid request, or a magic number, such as ${magic.number}.",
            "Every answer has a name (header X-Sandbox-Answer) and a reason (X-Sandbox-Because).",
            "",
            "Tokens:",
            "  ${world.token}            the account of the vendor's samples",
            "  <any other>                an account of your own; every agent exists but ${world.unknownAgent}",
            "  <token>:<name>             another account beside <token>; each sees the other's numbers as taken",
            "  <token>:expired, :revoked  never valid",
            "",
            "The control API, which shows each token only its own data; the page at / shows all of it:",
            "  GET /__sandbox/health             200 when the sandbox accepts requests",
            "  GET /__sandbox/answers            every answer, fault, magic agent and magic number",
            "  GET /__sandbox/explanations/<id>  why a request got its answer; <id> is its X-Request-Id",
            "  GET /__sandbox/journal            your requests and answers; also as journal.har and journal.sh",
            "  GET /__sandbox/journal/stream     the same, live, as server-sent events",
            "  GET /__sandbox/card               the integration card; ?require=all fails until it is complete",
            "  GET, PUT, DELETE /__sandbox/world the initial state of your token; DELETE resets it",
            "  GET, PUT /__sandbox/world.json    a snapshot of the state, also for --world",
            "  GET, PUT, DELETE /__sandbox/script the answers to your next requests",
            "  GET, PUT, DELETE /__sandbox/chaos the random failures of your token",
            "  GET /__sandbox/contract           the contract that is served, and the errors in its file",
            "",
            "At most ${limit.tenants} tokens are kept, each for ${limit.hours} hours after its last request, with at most ${limit.numbers}",
            "numbers, ${limit.agents} created agents and ${limit.entries} journal entries; at most ${limit.allNumbers} numbers and",
            "${limit.megabytes} MiB of journal for all tokens together. Beyond a limit the oldest data is removed.",
        })
public final class SandboxCommand implements Callable<Integer> {

    @Mixin
    private SandboxOptions options = new SandboxOptions();

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Print the version and the commit.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean version;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private SandboxCommand() {}

    /** Creates the command line with its subcommands and error handlers. */
    public static CommandLine commandLine() {
        return commandLine(System.getenv());
    }

    static CommandLine commandLine(Map<String, String> environment) {
        HelpVariables.setSystemProperties();
        EnvironmentDefaults defaults = new EnvironmentDefaults(environment);
        CommandLine commandLine = new CommandLine(new SandboxCommand());
        commandLine.getCommandSpec().version("mock-server " + BuildVersion.current());
        return commandLine
                .setDefaultValueProvider(defaults)
                .setExecutionStrategy(
                        new ValidatingExecutionStrategy(() -> defaults.problem(commandLine.getCommandSpec())))
                .setParameterExceptionHandler((error, arguments) -> printUsageError(error, defaults))
                .setExecutionExceptionHandler((exception, command, result) -> printBugReport(exception, command));
    }

    @Override
    public Integer call() {
        SandboxSettings settings = settings();
        Sandbox sandbox = start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        PrintWriter out = spec.commandLine().getOut();
        out.println("Sandbox ready at " + sandbox.url());
        out.println(sampleRequest(sandbox.url(), settings.contract().get().operation("attachPhoneNumber")));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /** A cURL command that sends the contract's example with the demo token. */
    private static String sampleRequest(String url, Operation attach) {
        return String.join(
                " \\\n",
                "curl -X " + attach.method() + " " + url + attach.path(),
                "  -H 'Content-Type: application/json'",
                "  -H '" + attach.credentialHeaders().get(0) + ": "
                        + DemoWorld.load().accounts().get(0).token() + "'",
                "  -d '" + Objects.requireNonNull(attach.requestExamples().get("attached")) + "'");
    }

    private SandboxSettings settings() {
        try {
            return options.settings();
        } catch (ContractFileException e) {
            throw new ParameterException(spec.commandLine(), "--contract " + e.getMessage(), e);
        } catch (InvalidWorldException e) {
            throw new ParameterException(spec.commandLine(), "--world " + e.getMessage(), e);
        } catch (PemFiles.InvalidPemFileException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Sandbox start(SandboxSettings settings) {
        try {
            return Sandbox.start(settings);
        } catch (CannotListenException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + "; change --host or --port", e);
        }
    }

    private static int printUsageError(ParameterException error, EnvironmentDefaults defaults) {
        PrintWriter err = error.getCommandLine().getErr();
        err.println("mock-server: " + error.getMessage() + defaults.originOf(error) + " (--help shows the options)");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** Reports an exception that is not a user error, with its stack trace. */
    private static int printBugReport(Exception exception, CommandLine command) {
        PrintWriter err = command.getErr();
        err.println("mock-server: internal error, please report it with this stack trace:");
        exception.printStackTrace(err);
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
