package dev.attachphone.suite.program.process;

import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TrustedCertificates;
import dev.attachphone.suite.testserver.SelfSignedCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A packaged program that runs as a process until it is closed. */
public final class PackagedProgram implements AutoCloseable {

    /** The operator token of the started servers, with the scopes of all operations. */
    public static final String OPERATOR_TOKEN = "the-operators-own-token";

    /** Another operator token, with the scope of the metrics only. */
    public static final String METRICS_TOKEN = "the-token-of-the-monitoring";

    /** The flags of {@code ./run}, with which a run of the suite takes less processor time. */
    private static final List<String> SUITE_FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final List<String> PROGRAM_FLAGS =
            System.getProperty("program.flags", "").lines().toList();

    private final Process process;
    private final AnnouncedUrls announcedUrls;
    private final TrustedCertificates trustedCertificates;

    private PackagedProgram(Process process, AnnouncedUrls announcedUrls, TrustedCertificates trustedCertificates) {
        this.process = process;
        this.announcedUrls = announcedUrls;
        this.trustedCertificates = trustedCertificates;
    }

    /** Starts the server in the demo world with a database file in the directory. */
    public static PackagedProgram server(Path folder) throws IOException, InterruptedException {
        return server(folder, database(folder));
    }

    /** Starts the server in the demo world on the database. */
    public static PackagedProgram server(Path folder, String database) throws IOException, InterruptedException {
        return server(folder, TrustedCertificates.jvmDefault(), "--demo", "--database", database);
    }

    /** Starts the server in the demo world with a limit of requests per second and account. */
    public static PackagedProgram limitedServer(Path folder, int rate) throws IOException, InterruptedException {
        return server(
                folder,
                TrustedCertificates.jvmDefault(),
                "--demo",
                "--database",
                database(folder),
                "--rate-limit",
                String.valueOf(rate),
                "--rate-burst",
                String.valueOf(rate));
    }

    /** Starts the server in the demo world with TLS and a database file in the directory. */
    public static PackagedProgram serverOverTls(Path folder, SelfSignedCertificate known) throws Exception {
        return server(
                folder,
                TrustedCertificates.jvmDefaultAnd(known.certificate()),
                "--demo",
                "--database",
                database(folder),
                "--tls-certificate",
                known.certificate().toString(),
                "--tls-key",
                known.key().toString());
    }

    /** Starts the server on the database without accounts, with the operations port open. */
    public static PackagedProgram serverWithOperations(Path folder, String database, String... more)
            throws IOException, InterruptedException {
        Path tokens = Files.write(
                folder.resolve("operator-tokens"),
                List.of(
                        "operator read,write " + sha256(OPERATOR_TOKEN),
                        "monitoring metrics " + sha256(METRICS_TOKEN)));
        return serverWithTokens(database, tokens, more);
    }

    /**
     * Starts the server on the database without accounts, with the operations port open.
     *
     * @param tokens the file of the operator tokens; the log of the server is beside it
     * @param more further options
     */
    public static PackagedProgram serverWithTokens(String database, Path tokens, String... more)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(
                List.of("--database", database, "--operations-port", "0", "--operator-tokens", tokens.toString()));
        options.addAll(List.of(more));
        return server(
                Objects.requireNonNull(tokens.toAbsolutePath().getParent()),
                TrustedCertificates.jvmDefault(),
                options.toArray(String[]::new));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the server in the demo world on the database, with the operations port open, and with the JVM's default options. */
    static PackagedProgram demoServerWithOperations(Path folder, String database, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = command(
                List.of(),
                "server.jar",
                "serve",
                "--port",
                "0",
                "--demo",
                "--database",
                database,
                "--operations-port",
                "0");
        Map<String, String> all = new HashMap<>(environment);
        all.put("ATTACH_OPERATOR_TOKEN", OPERATOR_TOKEN);
        return started(command, all, folder, "/health/ready", TrustedCertificates.jvmDefault());
    }

    private static PackagedProgram server(Path folder, TrustedCertificates trustedCertificates, String... options)
            throws IOException, InterruptedException {
        List<String> command = command("server.jar", "serve", "--port", "0");
        command.addAll(List.of(options));
        return started(command, Map.of(), folder, "/health/ready", trustedCertificates);
    }

    public static PackagedProgram sandbox(Path folder) throws IOException, InterruptedException {
        return started(
                command("sandbox.jar", "--port", "0"),
                Map.of(),
                folder,
                "/__sandbox/health",
                TrustedCertificates.jvmDefault());
    }

    public static String database(Path folder) {
        return "sqlite:" + folder.resolve("attach.db");
    }

    /** The command that runs the jar of a system property with the JVM of this test. */
    public static List<String> command(String jar, String... arguments) {
        return command(jar.equals("suite.jar") ? SUITE_FLAGS : PROGRAM_FLAGS, jar, arguments);
    }

    private static List<String> command(List<String> flags, String jar, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-jar", System.getProperty(jar)));
        command.addAll(List.of(arguments));
        return command;
    }

    public TargetClient target() {
        return TargetClient.at(url(), trustedCertificates, Duration.ofMinutes(5), ExchangeListener.NONE);
    }

    public URI url() {
        return announcedUrls.url();
    }

    /** The operations port. */
    public URI operations() {
        return announcedUrls.operations().orElseThrow();
    }

    /** The process. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Kills the process. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            kill();
        }
    }

    private static PackagedProgram started(
            List<String> command,
            Map<String, String> environment,
            Path folder,
            String ready,
            TrustedCertificates trustedCertificates)
            throws IOException, InterruptedException {
        Path errors = folder.resolve("stderr.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            BufferedReader output = process.inputReader();
            AnnouncedUrls announcedUrls = AnnouncedUrls.announced(output, errors);
            drain(output);
            PackagedProgram packagedProgram = new PackagedProgram(process, announcedUrls, trustedCertificates);
            packagedProgram.awaitReady(ready);
            return packagedProgram;
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

    /** Waits until the program is ready; on a busy machine its first check of the database can take too long. */
    private void awaitReady(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path)).build();
        long begin = System.nanoTime();
        int status = 0;
        while (status != 200) {
            status = target().client().send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200 && System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(2)) {
                throw new IllegalStateException(path + " still answers " + status + " after two minutes");
            }
        }
    }
}
