package dev.attachphone.sandbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.sandbox.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SandboxOptionsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--chaos, 101, 'is not a number from 0 to 100'",
        "--chaos, half, 'is not a number from 0 to 100'",
        "--seed, 1.5, 'is not an integer of up to 18 digits'",
        "--world, no-such-file, 'no-such-file: it cannot be read'",
        "--contract, no-such-file, 'no-such-file: it cannot be read'"
    })
    void badValueIsRefusedInOneLine(String option, String value, String why) {
        assertTrue(refused(option, value).contains(why), refused(option, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mine: {accounts: [{agents: [5]}]} | mine.accounts[0].agents[0] is of another type",
                "mine: {held: [{number: '4930'}]} | mine.held[0].number: '4930' is not E.164",
                "mine: {acounts: []} | mine.acounts is not known",
                "mine:other: {} | mine:other: the token of a world has no colon",
                "mine: {held: [ | line 1, column 15 is not YAML",
                "[] | is of another type",
                "~ | it has no token",
                "two words: {} | nobody can send this token",
                "{YOUR_AUTH_TOKEN: {}, YOUR_API_KEY: {}} | YOUR_API_KEY: it is the same account as YOUR_AUTH_TOKEN"
            })
    void badWorldIsRefusedByFileAndPlace(String world, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("world.yaml"), world);
        String line = refused("--world", file.toString());
        assertTrue(line.startsWith("mock-server: --world " + file + ": "), line);
        assertTrue(line.contains(why), line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fault=reply-lost",
                "connection-reset, empty-response",
                "?__prefer=",
                "agent_already_attached",
                "/__sandbox/card",
                "SANDBOX_WORLD",
                "SANDBOX_CHAOS",
                "SANDBOX_SEED",
                "SANDBOX_CONTRACT",
                "At most 500 tokens",
                "200 journal entries"
            })
    void helpTeaches(String what) {
        String help = Main.commandLine().getUsageMessage();
        assertTrue(help.contains(what), help);
        assertFalse(help.contains("${"), help);
    }

    private static String refused(String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine main = Main.commandLine().setErr(new PrintWriter(err));
        assertEquals(2, main.execute(arguments), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
        return err.toString();
    }
}
