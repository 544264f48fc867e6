package dev.attachphone.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The output of a program that exited with status 0.
 *
 * @param output its standard output
 * @param errors its standard error
 */
public record ProgramRun(String output, String errors) {

    /** Runs the command in the folder and waits for its end. Output is buffered in files there. */
    public static ProgramRun in(Path folder, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException(String.join(" ", command) + " does not end");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        ProgramRun programRun = new ProgramRun(Files.readString(output), Files.readString(errors));
        assertEquals(0, process.exitValue(), () -> String.join(" ", command) + ": " + programRun);
        return programRun;
    }
}
