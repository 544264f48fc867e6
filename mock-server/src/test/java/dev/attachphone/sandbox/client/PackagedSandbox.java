package dev.attachphone.sandbox.client;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Base class of tests that run the packaged sandbox as a process on a free port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PackagedSandbox {

    protected static final Operation ATTACH = Contract.load().operation("attachPhoneNumber");

    private static final Pattern URL = Pattern.compile("https?://127\\.0\\.0\\.1:\\d+");

    private Path folder;
    private Process process;
    private String url;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        start("0");
    }

    /** Starts the sandbox again, on the same port, after {@link #stop}. */
    protected void restart() throws Exception {
        start(url.substring(url.lastIndexOf(':') + 1));
    }

    private void start(String port) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString()));
        System.getProperty("program.flags", "").lines().forEach(command::add);
        command.addAll(List.of("-jar", System.getProperty("sandbox.jar"), "--port", port));
        command.addAll(options());
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        // The rest of the output is short enough for the pipe's buffer, so it is not read.
        url = readUrl(process.inputReader());
    }

    @AfterAll
    protected void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** The command-line options of the sandbox in addition to its port. The folder exists. */
    protected List<String> options() throws Exception {
        return List.of();
    }

    protected String url() {
        return url;
    }

    /** A token that no other test uses. */
    protected String newToken() {
        return UUID.randomUUID().toString();
    }

    protected Path folder() {
        return folder;
    }

    private static String readUrl(BufferedReader output) throws IOException {
        List<String> before = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher url = URL.matcher(line);
            if (url.find()) {
                return url.group();
            }
            before.add(line);
        }
        throw new IllegalStateException("the sandbox ended without an address: " + before);
    }
}
