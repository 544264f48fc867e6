package dev.attachphone.suite.program.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The result of a process.
 *
 * @param exit the exit code
 * @param output the standard output
 * @param errors the standard error
 */
public record ProcessResult(int exit, String output, String errors) {

    /** Runs the command to its end; output is buffered in files of the directory. */
    public static ProcessResult of(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return of(builder, folder);
    }

    /** Runs the command to its end with the directory as its working directory. */
    public static ProcessResult in(Path folder, List<String> command) throws IOException, InterruptedException {
        return of(new ProcessBuilder(command).directory(folder.toFile()), folder);
    }

    private static ProcessResult of(ProcessBuilder builder, Path folder) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
        Process process = builder.start();
        try {
            if (!process.waitFor(20, TimeUnit.MINUTES)) {
                throw new IllegalStateException(builder.command() + " does not end");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return new ProcessResult(process.exitValue(), Files.readString(output), Files.readString(errors));
    }
}
