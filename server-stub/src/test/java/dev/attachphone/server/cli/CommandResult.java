package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command printed, and the status that it ended with. */
record CommandResult(int status, String out, String err) {

    static CommandResult run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        int status = commandLine.execute(arguments);
        return new CommandResult(status, out.toString(), err.toString());
    }

    /** What it printed, if it did what it was asked for. */
    String assertSucceeded() {
        assertEquals(0, status, err);
        return out;
    }

    /** It must have refused in one line that names the words. */
    void assertRefused(String named) {
        assertEquals(2, status, out);
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.contains(named), err);
        assertEquals("", out);
    }
}
