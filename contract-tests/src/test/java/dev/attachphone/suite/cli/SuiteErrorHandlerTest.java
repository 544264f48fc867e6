package dev.attachphone.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.yaml.InvalidFileException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class SuiteErrorHandlerTest {

    private final StringWriter err = new StringWriter();

    @Test
    void exceptionOfTheSuiteIsOneLine() {
        assertEquals(2, execute(new InvalidFileException("fixture.yaml:3: field numbers is missing")));
        assertEquals(
                "Could not run: fixture.yaml:3: field numbers is missing" + System.lineSeparator(), err.toString());
    }

    @Test
    void controlCharactersOfAMessageAreEscaped() {
        execute(new InvalidFileException("\u001b[2J"));
        assertTrue(err.toString().contains("\\u001B[2J"), err.toString());
    }

    @Test
    void anyOtherExceptionIsABugWithItsStackTraceAndWithoutMessages() {
        Exception cause = new IllegalArgumentException("Bearer s3cr3t");
        assertEquals(2, execute(new IllegalStateException("s3cr3t", cause)));
        String trace = err.toString();
        assertTrue(trace.startsWith("Could not run: bug in the suite."), trace);
        assertTrue(trace.contains("java.lang.IllegalStateException"), trace);
        assertTrue(trace.contains("Caused by: java.lang.IllegalArgumentException"), trace);
        assertTrue(trace.contains("\tat dev.attachphone.suite.cli.SuiteErrorHandlerTest."), trace);
        assertFalse(trace.contains("s3cr3t"), trace);
    }

    private int execute(Exception failure) {
        SuiteErrorHandler errors = new SuiteErrorHandler();
        return new CommandLine(new FailingCommand(failure))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .execute();
    }

    @Command
    private record FailingCommand(Exception failure) implements Callable<Integer> {

        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }
}
