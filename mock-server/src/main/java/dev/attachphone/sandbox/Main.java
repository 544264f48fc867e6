package dev.attachphone.sandbox;

import dev.attachphone.sandbox.cli.ExportCommand;
import dev.attachphone.sandbox.cli.HelpVariables;
import dev.attachphone.sandbox.cli.SampleCurlCommand;
import dev.attachphone.sandbox.cli.SandboxOptions;
import dev.attachphone.sandbox.contract.ContractFileException;
import dev.attachphone.sandbox.world.InvalidWorldException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
        subcommands = ExportCommand.class,
        sortOptions = false,
        header = "A sandbox of the attach phone number API: every documented answer, with state.",
        synopsisHeading = "%nUsage: ",
        usageHelpWidth = 100,
        optionListHeading = "%nOptions, each also read from the environment variable in parentheses:%n",
        footerHeading = "%n",
        footer = {
            "Get an answer by natural input, or force it on any request by a header:",
            "  Prefer: example=already-attached     the answer of that name",
            "  Prefer: code=409                     the first answer with that status",
            "  Prefer: delay=1500                   the answer held back, for up to ${limit.delay} milliseconds",
            "  Prefer: fault=reply-lost             what can go wrong on the way, one of:",
            "      ${faults}",
            "They combine: Prefer: code=409, delay=1500. Clients that cannot set headers append the same to",
            "the URL: ?__prefer=code=409,delay=1500. Code that can change neither sends a magic agent, such as",
            "${magic.answer}, agent_delay_1500 or agent_fault_reply_lost, in a request that is",
            "otherwise good.",
            "Every answer has a name (header X-Sandbox-Answer) and a reason (X-Sandbox-Because).",
            "",
            "Tokens:",
            "  ${world.token}            the account of the page's samples",
            "  <any other>                an account of your own; every agent exists but ${world.unknownAgent}",
            "  <token>:<name>             another account beside <token>; they see each other's numbers as taken",
            "  <token>:expired, :revoked  never valid",
            "",
            "The sandbox's own API, which shows each token its own only; / is a page for all of it:",
            "  GET /__sandbox/answers            every answer, fault and magic agent",
            "  GET /__sandbox/explanations/<id>  why a request got its answer; <id> is its X-Request-Id",
            "  GET /__sandbox/journal            what you sent and got; also as journal.har and journal.sh",
            "  GET /__sandbox/card               what your client has met; ?require=all fails if some is left",
            "  GET, PUT, DELETE /__sandbox/world what your token starts with; DELETE starts it afresh",
            "  GET, PUT, DELETE /__sandbox/chaos what goes wrong at random for your token",
            "  GET /__sandbox/contract           which contract is served, and what is wrong with its file",
            "",
            "At most ${limit.realms} tokens are kept, each for ${limit.hours} hours after its last request, with at most ${limit.numbers}",
            "numbers, ${limit.agents} created agents and ${limit.entries} journal entries; of all tokens together ${limit.allNumbers} numbers and",
            "${limit.megabytes} MiB of journal. Past that, the oldest make room.",
        })
public final class Main implements Callable<Integer> {

    @Mixin
    private SandboxOptions options = new SandboxOptions();

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    public static CommandLine commandLine() {
        HelpVariables.setSystemProperties();
        return new CommandLine(new Main()).setParameterExceptionHandler(Main::refuse);
    }

    @Override
    public Integer call() {
        SandboxSettings sandboxSettings = settings();
        Sandbox sandbox = start(sandboxSettings);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        PrintWriter out = spec.commandLine().getOut();
        out.println("Sandbox ready at " + sandbox.url());
        out.println(SampleCurlCommand.of(
                sandbox.url(), sandboxSettings.contract().get().operation("attachPhoneNumber")));
        out.flush();
        return 0;
    }

    private Sandbox start(SandboxSettings sandboxSettings) {
        try {
            return Sandbox.start(sandboxSettings);
        } catch (RuntimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "cannot listen on --host " + sandboxSettings.host() + " --port " + sandboxSettings.port() + ": "
                            + inputOutput(e).orElseThrow(() -> e).getMessage());
        }
    }

    private SandboxSettings settings() {
        try {
            return options.settings();
        } catch (ContractFileException e) {
            throw new ParameterException(spec.commandLine(), "--contract " + e.getMessage(), e);
        } catch (InvalidWorldException e) {
            throw new ParameterException(spec.commandLine(), "--world " + e.getMessage(), e);
        }
    }

    private static Optional<Throwable> inputOutput(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .reduce((outer, inner) -> inner);
    }

    private static int refuse(ParameterException problem, String[] arguments) {
        PrintWriter err = problem.getCommandLine().getErr();
        err.println("mock-server: " + problem.getMessage() + " (--help shows the options)");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }
}
