package dev.attachphone.suite.program.process;

import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stock WireMock as a process, with only its own jar on the class path. */
public final class StockWireMock implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("port: +(\\d+)");

    private final Process process;
    private final URI url;

    private StockWireMock(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Starts WireMock on a free port with the mappings of the directory. */
    public static StockWireMock serving(Path folder, Path log) throws Exception {
        Process process = new ProcessBuilder(command(folder, "--port", "0"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            return new StockWireMock(process, URI.create("http://127.0.0.1:" + port(process, log)));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly().waitFor();
            throw e;
        }
    }

    /** The command that starts WireMock with the mappings of the directory and the options. */
    public static List<String> command(Path folder, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar().toString(),
                "wiremock.Run",
                "--root-dir",
                folder.toString()));
        command.addAll(List.of(options));
        return command;
    }

    public TargetClient target() {
        return TargetClient.at(url, TrustedCertificates.jvmDefault(), Duration.ofMinutes(5), ExchangeListener.NONE);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static Path jar() throws Exception {
        Class<?> main = Class.forName("wiremock.Run");
        return Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static String port(Process process, Path log) throws IOException, InterruptedException {
        while (true) {
            boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
            Matcher port = PORT.matcher(Files.readString(log));
            if (port.find()) {
                return port.group(1);
            }
            if (ended) {
                throw new IllegalStateException("WireMock ended without a port: " + Files.readString(log));
            }
        }
    }
}
