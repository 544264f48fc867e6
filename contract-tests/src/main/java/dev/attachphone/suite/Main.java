package dev.attachphone.suite;

import dev.attachphone.suite.cli.SuiteCommand;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Starts the suite from the command line. */
public final class Main {

    private Main() {}

    /** Runs the suite and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(SuiteCommand.commandLine(utf8(System.out), utf8(System.err)).execute(arguments));
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
