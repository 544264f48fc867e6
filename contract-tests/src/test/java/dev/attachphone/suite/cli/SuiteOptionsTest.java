package dev.attachphone.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteOptionsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "--budget, 0, is below 1",
        "--parallel, 0, is below 1",
        "--timeout, -1, is below 1",
        "--cases, -1, is below 0",
        "--url, ftp://127.0.0.1, is not an http or https URL",
        "--url, http://user:password@127.0.0.1, use --token"
    })
    void valueOutOfRangeIsRejectedWithTheNameOfTheOption(String option, String value, String reason) {
        assertEquals(2, execute("--url", "http://127.0.0.1:1", "--cases", "0", option, value));
        assertTrue(err.toString().startsWith("Invalid value for " + option), err.toString());
        assertTrue(err.toString().contains(reason), err.toString());
    }

    @Test
    void defaultsAreShownInTheHelp() {
        assertEquals(0, execute("--help"));
        assertTrue(out.toString().contains("maximum number of requests (default: 1000000)"), out.toString());
        assertTrue(out.toString().contains("(default: 1000)"), out.toString());
    }

    @Test
    void onlyIgnoresCaseAndMatchesAnyTextWithAnAsterisk() {
        assertEquals(0, execute("--url", "http://127.0.0.1:1", "--cases", "0", "--list", "--only", "DURABILITY*Still"));
        assertEquals(
                "durability/Every acknowledged number is still attached",
                out.toString().strip());
    }

    private int execute(String... arguments) {
        return SuiteCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .setOverwrittenOptionsAllowed(true)
                .execute(arguments);
    }
}
