package dev.attachphone.suite.cli;

import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.fixture.NumberRange;
import dev.attachphone.suite.report.TextFormatter;
import dev.attachphone.suite.run.RequestBudget;
import dev.attachphone.suite.run.TargetPreflight;
import dev.attachphone.suite.yaml.InvalidFileException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Prints errors. Exceptions of the suite's own types are errors of the user or the target and become one line. Any other exception
 * is a bug and becomes a stack trace, without the messages of the exceptions, which can contain credentials.
 */
final class SuiteErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {

    static final int COULD_NOT_RUN = 2;

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        e.getCommandLine().getErr().println(e.getMessage() + " (see --help)");
        return COULD_NOT_RUN;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        if (isExpected(e)) {
            String.valueOf(e.getMessage())
                    .lines()
                    .forEach(line -> err.println("Could not run: " + TextFormatter.printable(line)));
        } else {
            err.println("Could not run: bug in the suite. Please report this stack trace:");
            err.println(stackTrace(e));
        }
        return COULD_NOT_RUN;
    }

    private static boolean isExpected(Exception e) {
        return e instanceof NoResponseException
                || e instanceof InvalidFileException
                || e instanceof TargetPreflight.TargetRefusedException
                || e instanceof RequestBudget.RunStoppedException
                || e instanceof NumberRange.ExhaustedException;
    }

    private static String stackTrace(Throwable e) {
        StringBuilder trace = new StringBuilder(e.getClass().getName());
        for (StackTraceElement frame : e.getStackTrace()) {
            trace.append(System.lineSeparator()).append("\tat ").append(frame);
        }
        if (e.getCause() != null) {
            trace.append(System.lineSeparator()).append("Caused by: ").append(stackTrace(e.getCause()));
        }
        return trace.toString();
    }
}
