package dev.attachphone.suite.program.benchmark;

import dev.attachphone.testing.DaemonProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that was started for a measurement and has answered its first request.
 *
 * @param process the process
 * @param url the URL
 * @param firstAnswerSeconds the time from the start of the process to its first answer
 */
record MeasuredProgram(Process process, URI url, double firstAnswerSeconds) implements AutoCloseable {

    private static final double MAX_SECONDS = 300;

    /**
     * Starts a program and attaches a number.
     *
     * @param command the command, to which the port is added
     * @param log receives the output
     */
    static MeasuredProgram start(List<String> command, Path log) throws Exception {
        int port = DaemonProcess.freePort();
        List<String> all = new ArrayList<>(command);
        all.add(String.valueOf(port));
        URI url = URI.create("http://127.0.0.1:" + port);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (!answers(url)) {
            if (process.waitFor(2, TimeUnit.MILLISECONDS) || seconds(start) > MAX_SECONDS) {
                process.destroyForcibly().waitFor();
                throw new IOException(command + " does not answer; see " + log);
            }
        }
        return new MeasuredProgram(process, url, seconds(start));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static boolean answers(URI url) {
        try {
            new RequestBurst(List.of(url), 1, 200, BenchmarkRequests::attach).send(0, 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    ProcessMemory memory() {
        return new ProcessMemory(process.pid());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
    }
}
