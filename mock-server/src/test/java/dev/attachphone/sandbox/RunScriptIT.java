package dev.attachphone.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.testing.RequiresPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code run} in a small checkout whose {@code mvnw} only records its arguments. */
@Tag("integration")
@Tag("full")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "run is a script for bash")
@RequiresPrograms("bash")
class RunScriptIT {

    private static final Path RUN = Path.of(System.getProperty("run.script"));
    private static final List<String> SOURCES = List.of(
            "pom.xml",
            "openapi/pom.xml",
            "openapi/a.yaml",
            "openapi/src/main",
            "mock-server/pom.xml",
            "mock-server/src/main");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path checkout;

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = Files.createDirectory(folder.resolve("checkout"));
        Files.createDirectories(checkout.resolve("openapi/src/main"));
        Files.createDirectories(checkout.resolve("mock-server/src/main"));
        Files.copy(RUN, checkout.resolve("run"));
        Files.copy(RUN.resolveSibling("pom.xml"), checkout.resolve("pom.xml"));
        Files.writeString(checkout.resolve("openapi/pom.xml"), "");
        Files.writeString(checkout.resolve("openapi/a.yaml"), "");
        Files.writeString(checkout.resolve("mock-server/pom.xml"), "");
        Path mvnw = Files.writeString(checkout.resolve("mvnw"), """
                #!/bin/sh
                echo "$@" >>maven-arguments
                mkdir -p mock-server/target
                cp '%s' mock-server/target
                """.formatted(System.getProperty("sandbox.jar")));
        Files.setPosixFilePermissions(mvnw, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void helpAndVersionNeedNeitherJavaNorABuild() throws Exception {
        Output help = run(Path.of("/nowhere"), "bash", "run", "--help");
        assertTrue(help.text().startsWith("Usage: ./run PROGRAM"), help.text());
        Output version = run(Path.of("/nowhere"), "bash", "run", "sandbox", "--version");
        assertTrue(version.text().matches("mock-server [0-9]+\\.[0-9]+\\.[0-9]+\\S*\n"), version.text());
        Output helpOfProgram = run(Path.of("/nowhere"), "bash", "run", "sandbox", "--help");
        assertTrue(helpOfProgram.text().contains("mock-server is not built yet"), helpOfProgram.text());
        assertEquals(
                List.of(0, 0, 0), List.of(help.status(), version.status(), helpOfProgram.status()), "exit statuses");
        assertTrue(Files.notExists(checkout.resolve("maven-arguments")), "a build was started");
    }

    @Test
    void runsThroughSymbolicLinksAndFromSh() throws Exception {
        Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), checkout.resolve("run"));
        Files.createSymbolicLink(folder.resolve("relative"), absolute.getFileName());
        for (String shell : List.of("bash", "sh")) {
            Output version = run(Path.of("/nowhere"), shell, "../relative", "server", "--version");
            assertTrue(version.text().startsWith("server-stub "), version.text());
        }
    }

    @Test
    void buildsWhenAProgramIsMissingOrOlderThanItsSources() throws Exception {
        makeSourcesOlderThanTheJar();
        assertStarts(run(javaHome(), "bash", "run", "sandbox", "--port", "none"));
        assertStarts(run(javaHome(), "bash", "run", "sandbox", "--port", "none"));
        assertEquals(1, builds().size(), "a current program is not built again");
        Files.setLastModifiedTime(
                checkout.resolve("openapi/a.yaml"), FileTime.from(Instant.now().plusSeconds(60)));
        assertStarts(run(javaHome(), "bash", "run", "sandbox", "--port", "none"));
        assertEquals(
                List.of("-Pprogram -pl openapi,mock-server package"),
                builds().stream().distinct().toList());
        assertEquals(2, builds().size(), builds()::toString);
    }

    @Test
    void passesOptionsOnToTheProgram() throws Exception {
        makeSourcesOlderThanTheJar();
        Output output = run(javaHome(), "bash", "run", "sandbox", "--admin", "--tls-certificate", "a.pem");
        assertTrue(output.text().contains("--tls-certificate and --tls-key need each other"), output.text());
        assertEquals(2, output.status(), output.text());
    }

    @Test
    @RequiresPrograms({"setpriv", "chmod"})
    void readOnlyCheckoutIsStartedAsItWasBuilt() throws Exception {
        Path target = Files.createDirectory(checkout.resolve("mock-server/target"));
        Path built = Path.of(System.getProperty("sandbox.jar"));
        Path jar = Files.copy(built, target.resolve(built.getFileName()));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
        run(javaHome(), "chmod", "-R", "a=rX", folder.toString());
        try {
            assertStarts(run(javaHome(), withoutRightToWrite("bash", "run", "sandbox", "--port", "none")));
            assertTrue(Files.notExists(checkout.resolve("maven-arguments")), "a build was started");
            try (Stream<Path> files = Files.list(target)) {
                assertEquals(List.of(jar), files.toList());
            }
        } finally {
            run(javaHome(), "chmod", "-R", "u=rwX", folder.toString());
        }
    }

    /** The superuser may write everywhere, so the command gives this right up. */
    private static String[] withoutRightToWrite(String... command) {
        List<String> all = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            all.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"));
        }
        all.addAll(List.of(command));
        return all.toArray(String[]::new);
    }

    private void makeSourcesOlderThanTheJar() throws IOException {
        FileTime past = FileTime.from(Instant.now().minusSeconds(3600));
        for (String source : SOURCES) {
            Files.setLastModifiedTime(checkout.resolve(source), past);
        }
    }

    /** The port is invalid, so a program that has started refuses it and ends. */
    private static void assertStarts(Output output) {
        assertTrue(output.text().contains("--port"), output.text());
        assertEquals(2, output.status(), output.text());
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(checkout.resolve("maven-arguments"));
    }

    private static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    private Output run(Path javaHome, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Output(process.waitFor(), text);
    }

    private record Output(int status, String text) {}
}
