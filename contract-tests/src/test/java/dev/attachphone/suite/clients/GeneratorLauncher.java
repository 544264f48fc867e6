package dev.attachphone.suite.clients;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs OpenAPI Generator once for each line of the standard input: the arguments, separated by spaces. */
final class GeneratorLauncher {

    private static final Path GENERATOR = Path.of("target", "generator", "openapi-generator-cli.jar");

    private GeneratorLauncher() {}

    /** Runs the generator in one process, which exits at the first line that fails. */
    static void run(Path log, List<String> lines) throws IOException, InterruptedException {
        Path classes = Path.of("target", "test-classes");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        GENERATOR + File.pathSeparator + classes,
                        GeneratorLauncher.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(String.join("\n", lines));
        }
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the generator failed: " + Files.readString(log));
        }
    }

    public static void main(String[] arguments) throws Exception {
        Class<?> generator = Class.forName("org.openapitools.codegen.OpenAPIGenerator");
        var main = generator.getMethod("main", String[].class);
        try (var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                main.invoke(null, (Object) line.split(" "));
            }
        }
    }
}
