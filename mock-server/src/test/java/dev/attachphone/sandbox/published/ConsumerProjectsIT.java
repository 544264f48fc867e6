package dev.attachphone.sandbox.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs the tests of Maven projects that depend on the published artifact. The local repository is that of the build, behind the one that the
 * artifact was deployed to.
 */
@Tag("full")
class ConsumerProjectsIT {

    @ParameterizedTest
    @CsvSource({
        "plain-junit,  junit.version,       5.9.3",
        "plain-junit,  junit.version,       5.13.4",
        "plain-junit,  junit.version,       6.0.3",
        "plain-junit,  junit.version,       6.1.3",
        "spring-boot,  spring-boot.version, 3.2.12",
        "spring-boot,  spring-boot.version, 4.1.2",
        "own-wiremock, wiremock.version,    3.9.2",
        "own-wiremock, wiremock.version,    3.13.2"
    })
    void testsOfTheProjectPass(String project, String property, String version, @TempDir Path folder) throws Exception {
        Path copy = folder.resolve(project);
        copy(Path.of(System.getProperty("consumer.projects"), project), copy);
        Path log = folder.resolve("maven.log");
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path maven = Path.of(System.getProperty("run.script")).resolveSibling(windows ? "mvnw.cmd" : "mvnw");
        ProcessBuilder command = new ProcessBuilder(
                        maven.toAbsolutePath().normalize().toString(),
                        "--batch-mode",
                        "--no-transfer-progress",
                        "test",
                        "-D" + property + "=" + version,
                        "-Dsandbox.version=" + System.getProperty("sandbox.version"),
                        "-Dsandbox.usage=" + System.getProperty("consumer.usage"),
                        "-Dmaven.repo.local=" + System.getProperty("consumer.repository"),
                        "-Dmaven.repo.local.tail=" + System.getProperty("local.repository"))
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().keySet().removeAll(Set.of("MAVEN_ARGS", "MAVEN_OPTS"));
        Process process = command.start();
        try {
            assertTrue(process.waitFor(10, TimeUnit.MINUTES), () -> "Maven does not end: " + text(log));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), () -> text(log));
        assertTrue(
                text(log).lines().anyMatch(line -> line.matches(".*Tests run: [1-9][0-9]*, Failures: 0, Errors: 0.*")),
                () -> text(log));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
