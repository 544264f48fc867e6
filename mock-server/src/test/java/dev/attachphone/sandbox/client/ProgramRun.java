package dev.attachphone.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What a program wrote that ran to its end and exited with 0.
 *
 * @param output what it wrote to its standard output
 * @param errors what it wrote to its standard error
 */
record ProgramRun(String output, String errors) {

    /** Runs the command in the folder; its output goes through files there. */
    static ProgramRun in(Path folder, String... command) throws IOException, InterruptedException {
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
