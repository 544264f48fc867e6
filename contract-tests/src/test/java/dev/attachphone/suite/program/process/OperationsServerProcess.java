package dev.attachphone.suite.program.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged server in the demo world, with its operations port open.
 *
 * @param process the process
 * @param operations the URL of the operations port
 * @param url the URL of the public port
 */
public record OperationsServerProcess(Process process, URI operations, URI url) implements AutoCloseable {

    public static final String TOKEN = "the-operator-of-a-benchmark";

    /**
     * Starts it.
     *
     * @param folder the directory of its log
     * @param flags options of the JVM
     */
    public static OperationsServerProcess start(Path folder, String database, List<String> flags) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), TOKEN);
        List<String> command = new ArrayList<>(PackagedProgram.command(
                "server.jar", "serve", "--demo", "--port", "0", "--database", database, "--operations-port", "0"));
        command.addAll(List.of("--operator-token-file", token.toString()));
        command.addAll(1, flags);
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr.txt").toFile())
                .start();
        BufferedReader output = process.inputReader();
        // In the order in which the server prints them.
        URI operations = address(output, "Operations at ");
        return new OperationsServerProcess(process, operations, address(output, "Serving at "));
    }

    private static URI address(BufferedReader output, String words) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(words)) {
                return URI.create(line.substring(words.length()));
            }
        }
        throw new IllegalStateException("the server did not say '" + words + "'");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
    }
}
