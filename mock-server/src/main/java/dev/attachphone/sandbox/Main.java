package dev.attachphone.sandbox;

import dev.attachphone.sandbox.export.ExportCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
            "Every answer has a name (header X-Sandbox-Answer) and a reason (X-Sandbox-Because).",
            "",
            "Tokens:",
            "  ${world.token}            the account of the page's samples",
            "  <any other>                an account of your own; every agent exists but ${world.unknownAgent}",
            "  <token>:<name>             another account beside <token>; they see each other's numbers as taken",
            "  <token>:expired, :revoked  never valid",
            "",
            "State: DELETE /__sandbox/world with a token header starts that token afresh. At most ${limit.realms}",
            "tokens are kept, each for ${limit.hours} hours after its last request, with at most ${limit.numbers} numbers",
            "and ${limit.agents} created agents; past that, the oldest make room.",
        })
public final class Main implements Callable<Integer> {

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "${env:SANDBOX_HOST:-127.0.0.1}",
            description = "Address to listen on (SANDBOX_HOST; default 127.0.0.1, 0.0.0.0 for all).")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:SANDBOX_PORT:-8080}",
            converter = Port.class,
            description = "Port to listen on (SANDBOX_PORT; default 8080, 0 takes a free one).")
    private int port;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        HelpValues.publish();
        int code = new CommandLine(new Main())
                .setParameterExceptionHandler(Main::refuse)
                .execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() {
        Sandbox sandbox = start();
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        PrintWriter out = spec.commandLine().getOut();
        out.println("Sandbox ready at " + sandbox.url());
        out.println(CurlSample.of(sandbox.url()));
        out.flush();
        return 0;
    }

    private Sandbox start() {
        try {
            return Sandbox.start(host, port);
        } catch (RuntimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "cannot listen on --host " + host + " --port " + port + ": "
                            + inputOutput(e).orElseThrow(() -> e).getMessage());
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
