package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.Main;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Options that come from the environment. */
@Tag("integration")
final class EnvironmentVariableTest {

    @Test
    void aBadValueIsNamedWithItsVariable() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--check")
                .redirectErrorStream(true);
        // With some of those Java would say that it picked them up.
        builder.environment().keySet().removeIf(name -> name.startsWith("ATTACH_") || name.endsWith("_OPTIONS"));
        builder.environment().put("ATTACH_PORT", "high");
        Process process = builder.start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(2, process.waitFor(), said);
        assertTrue(said.contains("'--port'") && said.contains("'high'") && said.contains("ATTACH_PORT"), said);
        assertEquals(1, said.lines().count(), said);
    }
}
