package dev.attachphone.sandbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.sandbox.Sandbox;
import dev.attachphone.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

class SandboxOptionsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--port, 65536, '65536 is not between 0 and 65535'",
        "--port, -1, '-1 is not between 0 and 65535'",
        "--port, http, is not an int",
        "--chaos, 101, '101 is not between 0 and 100'",
        "--chaos, half, is not an int",
        "--seed, 1.5, is not a long",
        "--world, no-such-file, 'no-such-file: cannot be read'",
        "--contract, no-such-file, 'no-such-file'"
    })
    void invalidValueIsReportedInOneLine(String option, String value, String problem) {
        String line = usageError(Map.of(), option, value);
        assertTrue(line.contains(option) && line.contains(problem), line);
        assertFalse(line.contains("environment"), line);
    }

    @Test
    void invalidValueFromTheEnvironmentNamesItsVariable() {
        String line = usageError(Map.of("SANDBOX_CHAOS", "101"));
        assertTrue(line.contains("101 is not between 0 and 100 (from the environment variable SANDBOX_CHAOS)"), line);
        line = usageError(Map.of("SANDBOX_SEED", "x"));
        assertTrue(line.contains("(from the environment variable SANDBOX_SEED)"), line);
    }

    @Test
    void unknownOrEmptyVariablesAndEmptyOptionsAreReported() {
        String line = usageError(Map.of("SANDBOX_PROT", "8081"));
        assertTrue(line.contains("SANDBOX_PROT; the nearest name is SANDBOX_PORT"), line);
        line = usageError(Map.of("SANDBOX_WORLD", ""));
        assertTrue(line.contains("SANDBOX_WORLD is empty"), line);
        line = usageError(Map.of(), "--world", "");
        assertTrue(line.contains("--world is empty"), line);
    }

    @Test
    void argumentOverridesTheEnvironment() {
        String line = usageError(Map.of("SANDBOX_PORT", "70000"), "--port", "70001");
        assertTrue(line.contains("70001"), line);
        assertFalse(line.contains("environment"), line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mine: {accounts: [{agents: [5]}]} | mine.accounts[0].agents[0] has the wrong type",
                "mine: {held: [{number: '4930'}]} | mine.held[0].number: '4930' is not E.164",
                "mine: {acounts: []} | mine.acounts is an unknown field",
                "mine:other: {} | mine:other: the token of a world has no colon",
                "mine: {held: [ | line 1, column 15 is not valid YAML",
                "[] | has the wrong type",
                "~ | the file is empty",
                "two words: {} | is not a valid token",
                "{YOUR_AUTH_TOKEN: {}, YOUR_API_KEY: {}} | YOUR_API_KEY: this is the same account as YOUR_AUTH_TOKEN"
            })
    void invalidWorldIsReportedWithFileAndPosition(String world, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("world.yaml"), world);
        String line = usageError(Map.of(), "--world", file.toString());
        assertTrue(line.startsWith("mock-server: --world " + file + ": "), line);
        assertTrue(line.contains(problem), line);
    }

    @Test
    void portInUseIsReportedWithHostAndPort() {
        try (Sandbox running = Sandbox.start(SandboxSettings.at("127.0.0.1", 0))) {
            int port = URI.create(running.url()).getPort();
            String line = usageError(Map.of(), "--port", String.valueOf(port));
            assertTrue(line.startsWith("mock-server: cannot listen on 127.0.0.1, port " + port + ": "), line);
        }
    }

    @Test
    void unexpectedExceptionIsReportedWithItsStackTrace() {
        for (RuntimeException unexpected :
                List.of(new IllegalArgumentException("boom"), new NullPointerException("boom"))) {
            StringWriter err = new StringWriter();
            CommandLine commandLine = SandboxCommand.commandLine(Map.of())
                    .addSubcommand(new CommandLine(new FailingCommand(unexpected)))
                    .setErr(new PrintWriter(err));
            commandLine.setExecutionExceptionHandler(commandLine.getExecutionExceptionHandler());
            assertEquals(CommandLine.ExitCode.SOFTWARE, commandLine.execute("failing"), err::toString);
            assertTrue(err.toString().startsWith("mock-server: internal error"), err::toString);
            assertTrue(err.toString().contains(unexpected + System.lineSeparator() + "\tat "), err::toString);
        }
    }

    @Command(name = "failing")
    private record FailingCommand(RuntimeException failure) implements Callable<Integer> {

        @Override
        public Integer call() {
            throw failure;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fault=reply-lost",
                "connection-reset, empty-response",
                "?__prefer=",
                "agent_already_attached",
                "/__sandbox/card",
                "default 8080",
                "At most 500 tokens",
                "200 journal entries"
            })
    void helpMentions(String text) {
        String help = SandboxCommand.commandLine().getUsageMessage();
        assertTrue(help.contains(text), help);
        assertFalse(help.contains("${"), help);
    }

    @Test
    void helpShowsTheDeclaredDefaultsRegardlessOfTheEnvironment() {
        Map<String, String> environment =
                Map.of("SANDBOX_HOST", "0.0.0.1", "SANDBOX_PORT", "1234", "SANDBOX_CHAOS", "11", "SANDBOX_SEED", "12");
        assertEquals(
                SandboxCommand.commandLine(Map.of()).getUsageMessage(),
                SandboxCommand.commandLine(environment).getUsageMessage());
    }

    @Test
    void noLineOfTheFooterIsWrapped() {
        CommandLine commandLine = SandboxCommand.commandLine();
        int lines = commandLine.getCommandSpec().usageMessage().footer().length;
        assertEquals(lines, commandLine.getHelp().footer().lines().count(), commandLine::getUsageMessage);
    }

    @Test
    void descriptionOfEveryOptionNamesItsEnvironmentVariable() {
        for (OptionSpec option : SandboxCommand.commandLine().getCommandSpec().options()) {
            String description = String.join(" ", option.description());
            assertTrue(
                    option.usageHelp()
                            || option.versionHelp()
                            || description.contains("(" + EnvironmentDefaults.variable(option)),
                    description);
        }
    }

    private static String usageError(Map<String, String> environment, String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = SandboxCommand.commandLine(environment).setErr(new PrintWriter(err));
        assertEquals(CommandLine.ExitCode.USAGE, commandLine.execute(arguments), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
        return err.toString();
    }
}
