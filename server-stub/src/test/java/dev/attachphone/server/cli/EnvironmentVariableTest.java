package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
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
        assertEquals(21, variables.size(), variables.toString());
    }
}
