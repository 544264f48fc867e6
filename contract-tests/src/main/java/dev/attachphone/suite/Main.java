package dev.attachphone.suite;

import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.fixture.NumberRange;
import dev.attachphone.suite.report.Words;
import dev.attachphone.suite.run.Meter;
import dev.attachphone.suite.run.Preflight;
import dev.attachphone.suite.yaml.BadFile;
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
        boolean foreseen = e instanceof Unanswered
                || e instanceof BadFile
                || e instanceof Preflight.Refused
                || e instanceof Meter.Stopped
                || e instanceof NumberRange.UsedUp;
        commandLine
                .getErr()
                .println("Could not run: "
                        + (foreseen
                                ? Words.printable(String.valueOf(e.getMessage()))
                                : "the suite itself failed, with "
                                        + e.getClass().getSimpleName()));
        return COULD_NOT_RUN;
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
