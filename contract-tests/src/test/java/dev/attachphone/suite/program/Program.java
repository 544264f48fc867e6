package dev.attachphone.suite.program;

import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Trust;
import dev.attachphone.suite.exchange.Watcher;
import dev.attachphone.suite.tiny.SelfSigned;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A packaged program that runs as a process of its own until it is closed. */
final class Program implements AutoCloseable {

    /** What the operations port of these programs asks for. */
    static final String OPERATOR_TOKEN = "the-operators-own-token";

    private final Process process;
    private final Places places;
    private final Trust trust;

    private Program(Process process, Places places, Trust trust) {
        this.process = process;
        this.places = places;
        this.trust = trust;
    }

    /** The server, on a database file in that folder, in the demo world. */
    static Program server(Path folder) throws IOException, InterruptedException {
        return server(folder, database(folder));
    }

    /** The server, on that database, in the demo world. */
    static Program server(Path folder, String database) throws IOException, InterruptedException {
        return server(folder, Trust.ofTheJvm(), "--demo", "--database", database);
    }

    /** The server, on a database file in that folder, in the demo world, behind TLS. */
    static Program serverOverTls(Path folder, SelfSigned known) throws Exception {
        return server(
                folder,
                Trust.of(known.certificate()),
                "--demo",
                "--database",
                database(folder),
                "--tls-certificate",
                known.certificate().toString(),
                "--tls-key",
                known.key().toString());
    }

    /** The server, on that database, without any account, and with its operations port open. */
    static Program serverWithOperations(Path folder, String database) throws IOException, InterruptedException {
        Path token = Files.writeString(folder.resolve("operator-token"), OPERATOR_TOKEN);
        return server(
                folder,
                Trust.ofTheJvm(),
                "--database",
                database,
                "--operations-port",
                "0",
                "--operator-token-file",
                token.toString());
    }

    private static Program server(Path folder, Trust trust, String... options)
            throws IOException, InterruptedException {
        List<String> command = command("server.jar", "serve", "--port", "0");
        command.addAll(List.of(options));
        return started(command, folder, "/health/ready", trust);
    }

    static Program sandbox(Path folder) throws IOException, InterruptedException {
        return started(command("sandbox.jar", "--port", "0"), folder, "/__admin/health", Trust.ofTheJvm());
    }

    static String database(Path folder) {
        return "sqlite:" + folder.resolve("attach.db");
    }

    /** The command that runs the jar of a system property with the JVM of this test. */
    static List<String> command(String jar, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", System.getProperty(jar)));
        command.addAll(List.of(arguments));
        return command;
    }

    Target target() {
        return Target.at(url(), trust, Duration.ofSeconds(60), Watcher.NONE);
    }

    URI url() {
        return places.url();
    }

    /** The operations port. */
    URI operations() {
        return places.operations().orElseThrow();
    }

    /** Ends the process as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private static Program started(List<String> command, Path folder, String ready, Trust trust)
            throws IOException, InterruptedException {
        Path errors = folder.resolve("stderr.txt");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
        try {
            BufferedReader output = process.inputReader();
            Places places = Places.announced(output, errors);
            drain(output);
            Program program = new Program(process, places, trust);
            program.requireReady(ready);
            return program;
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly().waitFor();
            throw e;
        }
    }

    private static void drain(BufferedReader output) {
        Thread drain = new Thread(() -> output.lines().forEach(line -> {}), "stdout");
        drain.setDaemon(true);
        drain.start();
    }

    private void requireReady(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path)).build();
        int status = target().client().send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IllegalStateException(path + " answered " + status);
        }
    }
}
