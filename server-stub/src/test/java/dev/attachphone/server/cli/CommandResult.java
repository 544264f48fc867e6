package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The exit code of a command and what it printed. */
record CommandResult(int status, String out, String err) {

    static CommandResult run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = ServerCommandLine.create();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        int status = commandLine.execute(arguments);
        return new CommandResult(status, out.toString(), err.toString());
    }

    /** Asserts that the command succeeded, and returns its output. */
    String assertSucceeded() {
        assertEquals(0, status, err);
        return out;
    }

    /** Asserts that the command failed with exit code 2 and one line that contains {@code text}. */
    void assertRefused(String text) {
        assertEquals(2, status, out);
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.contains(text), err);
        assertEquals("", out);
    }
}
