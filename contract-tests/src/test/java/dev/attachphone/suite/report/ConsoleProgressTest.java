package dev.attachphone.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private static final CheckTitle TITLE =
            new CheckTitle("own", "a name ".repeat(20), "page: Agent not found", "own.yaml:3");

    @Test
    void escapesControlCharacters() {
        String told = told(false, new CheckOutcome(TITLE, List.of(), List.of("came: \u001b[2J\u202e\nbecause: x")));
        assertFalse(told.contains("\u001b") || told.contains("\u202e"), told);
        assertTrue(told.contains("        came: \\u001B[2J\\u202E" + System.lineSeparator()), told);
    }

    @Test
    void overwrittenLineFitsATerminal() {
        String told = told(true, new CheckOutcome(TITLE, List.of(), List.of()));
        String line = told.substring(told.indexOf("\u001b[K") + 3).split("\r", -1)[0];
        assertEquals(79, line.length(), line);
    }

    private static String told(boolean terminal, CheckOutcome outcome) {
        StringWriter out = new StringWriter();
        ConsoleProgress progress = new ConsoleProgress(new PrintWriter(out), terminal);
        progress.started(1);
        progress.checkFinished(outcome);
        progress.finished();
        return out.toString();
    }
}
