package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./run server} creates an archive of the loaded classes beside the jar and starts from it. */
@Tag("integration")
@Tag("full")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "run is a script for bash")
class ServerClassArchiveIT {

    @Test
    void classesAreLoadedFromTheArchive(@TempDir Path folder) throws Exception {
        ProcessBuilder run = new ProcessBuilder(
                        Path.of("..", "run").toAbsolutePath().normalize().toString(),
                        "server",
                        "--demo",
                        "--database",
                        "sqlite:" + folder.resolve("attach.db"),
                        "--port",
                        "0")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        run.environment().put("JAVA_HOME", System.getProperty("java.home"));
        run.environment().put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=%p.classes");
        Process server = run.start();
        try {
            awaitReady(server.inputReader());
        } finally {
            server.destroy();
            server.waitFor();
        }

        // The script replaces itself by Java, so the process id is the same.
        List<String> ownClasses = Files.readAllLines(folder.resolve(server.pid() + ".classes")).stream()
                .filter(line -> line.contains(" dev.attachphone.server.Main source: "))
                .toList();
        assertTrue(ownClasses.toString().contains("shared objects file"), ownClasses::toString);
    }

    private static void awaitReady(BufferedReader output) throws IOException {
        StringBuilder printed = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            printed.append(line).append('\n');
            if (line.startsWith("Serving at http://")) {
                return;
            }
        }
        throw new IllegalStateException("the server ended without an address: " + printed);
    }
}
