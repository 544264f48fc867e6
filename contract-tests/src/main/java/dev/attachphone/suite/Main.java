package dev.attachphone.suite;

import dev.attachphone.suite.cli.SuiteCommand;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.fixture.NumberRange;
import dev.attachphone.suite.report.TextFormat;
import dev.attachphone.suite.run.RequestBudget;
import dev.attachphone.suite.run.TargetPreflight;
import dev.attachphone.suite.yaml.InvalidFileException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Starts the suite from the command line. */
public final class Main {

    private static final int COULD_NOT_RUN = 2;

    private Main() {}

    /** Runs the suite and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SuiteCommand())
                .setOut(utf8(System.out))
                .setErr(utf8(System.err))
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler((e, commandLine, parsed) -> couldNotRun(commandLine, e))
                .execute(arguments));
    }

    private static int refuse(ParameterException e, String[] arguments) {
        e.getCommandLine().getErr().println(e.getMessage() + " (--help tells more)");
        return COULD_NOT_RUN;
    }

    // Of the unforeseen only its kind is told: what it says may hold anything, a credential included.
    private static int couldNotRun(CommandLine commandLine, Exception e) {
        boolean foreseen = e instanceof NoResponseException
                || e instanceof InvalidFileException
                || e instanceof TargetPreflight.TargetRefusedException
                || e instanceof RequestBudget.RunStoppedException
                || e instanceof NumberRange.ExhaustedException;
        commandLine
                .getErr()
                .println("Could not run: "
                        + (foreseen
                                ? TextFormat.printable(String.valueOf(e.getMessage()))
                                : "the suite itself failed, with "
                                        + e.getClass().getSimpleName()));
        return COULD_NOT_RUN;
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
