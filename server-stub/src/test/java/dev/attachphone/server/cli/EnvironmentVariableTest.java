package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.cli.option.OptionDefaults;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

final class EnvironmentVariableTest {

    @Test
    void anInvalidValueIsReportedWithItsVariable() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(ServerProcess.command("serve", "--check")).redirectErrorStream(true);
        // JDK_JAVA_OPTIONS and the like make Java print a line.
        builder.environment().keySet().removeIf(name -> name.startsWith("ATTACH_") || name.endsWith("_OPTIONS"));
        builder.environment().put("ATTACH_PORT", "high");
        Process process = builder.start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(2, process.waitFor(), output);
        assertTrue(output.contains("'--port'") && output.contains("'high'") && output.contains("ATTACH_PORT"), output);
        assertEquals(1, output.lines().count(), output);
    }

    @Test
    void theHelpShowsTheDeclaredDefaultsAndNotTheValuesOfTheEnvironment() {
        CommandLine commandLine = ServerCommandLine.create(Map.of(
                "ATTACH_DATABASE", "postgresql://u:secret@h/d", "ATTACH_PORT", "7654", "ATTACH_MAX_BODY", "54321"));
        StringWriter out = new StringWriter();
        commandLine.setOut(new PrintWriter(out, true));

        assertEquals(0, commandLine.execute("serve", "--help"));

        String help = out.toString().replaceAll("\\s+", " ");
        List.of("secret", "postgresql://u", "7654", "54321")
                .forEach(value -> assertFalse(help.contains(value), () -> value + " in " + help));
        int maxBody = Contract.load().limits().maxBodyBytes();
        List.of(
                        "ATTACH_DATABASE. Default: sqlite:attach.db ",
                        "ATTACH_PORT. Default: 8080 ",
                        "ATTACH_MAX_BODY. Default: " + maxBody + " ",
                        "ATTACH_TLS_KEY. ")
                .forEach(text -> assertTrue(help.contains(text), () -> text + " not in " + help));
    }

    @Test
    void aVariableSetsItsOption() {
        CommandLine commandLine = ServerCommandLine.create(Map.of("ATTACH_PORT", "70000"));
        StringWriter err = new StringWriter();
        commandLine.setErr(new PrintWriter(err, true));

        assertEquals(2, commandLine.execute("serve", "--check"));
        assertTrue(err.toString().contains("--port 70000"), err.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ATTACH_DATABSE | postgresql://u:secret@h/d | ATTACH_DATABSE; the nearest name is ATTACH_DATABASE;",
                "ATTACH_OPERATOR_TOKN | secret | ATTACH_OPERATOR_TOKN; the nearest name is ATTACH_OPERATOR_TOKEN;",
                "ATTACH_DATABASE | '' | ATTACH_DATABASE is empty;"
            })
    void anUnknownOrEmptyVariableIsReported(String name, String value, String problem) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = ServerCommandLine.create(Map.of(name, value));
        commandLine.setErr(new PrintWriter(err, true));

        assertEquals(2, commandLine.execute("serve", "--check"));
        assertTrue(err.toString().contains(problem), err.toString());
        assertFalse(err.toString().contains("secret"), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void anEmptyOptionIsReported() {
        StringWriter err = new StringWriter();
        CommandLine commandLine = ServerCommandLine.create(Map.of());
        commandLine.setErr(new PrintWriter(err, true));

        assertEquals(2, commandLine.execute("serve", "--check", "--tls-certificate="));
        assertTrue(err.toString().contains("--tls-certificate is empty"), err.toString());
    }

    @Test
    void aVariableSetsAnOptionWithSeveralValues() {
        CommandLine commandLine =
                ServerCommandLine.create(Map.of("ATTACH_TRUSTED_PROXIES", "10.0.0.0/8,::1,localhost"));
        StringWriter err = new StringWriter();
        commandLine.setErr(new PrintWriter(err, true));

        assertEquals(2, commandLine.execute("serve", "--check"));
        assertTrue(err.toString().contains("--trusted-proxies localhost is not"), err.toString());
    }

    @Test
    void theVariableIsDerivedFromTheOptionAndShownInTheHelp() {
        Map<String, String> variables = new TreeMap<>();
        CommandLine serve = Objects.requireNonNull(
                ServerCommandLine.create().getSubcommands().get("serve"));
        OptionDefaults defaults = (OptionDefaults) serve.getCommandSpec().defaultValueProvider();
        for (OptionSpec option : serve.getCommandSpec().options()) {
            defaults.variable(option).ifPresent(variable -> {
                variables.put(option.longestName(), variable);
                assertTrue(String.join(" ", option.description()).contains("Environment: " + variable + "."), variable);
            });
        }

        assertEquals("ATTACH_TLS_CERTIFICATE", variables.get("--tls-certificate"));
        assertEquals("ATTACH_MAX_BODY", variables.get("--max-body"));
        assertEquals("ATTACH_DEMO", variables.get("--demo"));
        assertEquals("ATTACH_DATABASE", variables.get("--database"));
        assertEquals("ATTACH_TRUSTED_PROXIES", variables.get("--trusted-proxies"));
        Set<String> without = serve.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .collect(Collectors.toCollection(TreeSet::new));
        without.removeAll(variables.keySet());
        assertEquals(Set.of("--check", "--help", "--version"), without);
    }
}
