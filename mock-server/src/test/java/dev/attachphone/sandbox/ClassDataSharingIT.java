package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./run sandbox} creates a class data sharing (CDS) archive beside the jar and uses it. */
@Tag("integration")
@Tag("full")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "run is a script for bash")
class ClassDataSharingIT {

    @Test
    void classesAreLoadedFromTheArchiveWithoutExtraOutput(@TempDir Path folder) throws Exception {
        Process sandbox = start(folder);
        List<String> printed;
        try {
            printed = untilReady(sandbox.inputReader());
        } finally {
            sandbox.destroy();
            sandbox.waitFor();
        }
        // One line is Java's notice about JAVA_TOOL_OPTIONS.
        assertEquals(2, printed.size(), printed::toString);
        // The script replaces itself by Java, so the process id is the same.
        List<String> ownClasses = Files.readAllLines(folder.resolve(sandbox.pid() + ".classes")).stream()
                .filter(line -> line.contains(" " + Sandbox.class.getName() + " source: "))
                .toList();
        assertTrue(ownClasses.toString().contains("shared objects file"), ownClasses::toString);
    }

    private static Process start(Path folder) throws IOException {
        ProcessBuilder run = new ProcessBuilder(System.getProperty("run.script"), "sandbox", "--port", "0")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        run.environment().put("JAVA_HOME", System.getProperty("java.home"));
        run.environment().put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=%p.classes");
        return run.start();
    }

    private static List<String> untilReady(BufferedReader output) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains("ready at http://")) {
                return lines;
            }
        }
        throw new IllegalStateException("the sandbox ended without an address: " + lines);
    }
}
