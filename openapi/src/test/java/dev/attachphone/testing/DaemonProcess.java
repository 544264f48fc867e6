package dev.attachphone.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A server program such as nginx or PgBouncer that a test starts, and ends when it closes this. */
public final class DaemonProcess implements AutoCloseable {

    private final Process process;

    private DaemonProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a program and waits until it is ready.
     *
     * @param readyText a text in the line that the program prints when it is ready
     * @throws IOException if the program ends before; the message has its output
     */
    public static DaemonProcess start(String readyText, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        awaitLine(process.inputReader(), readyText, command.get(0));
        return new DaemonProcess(process);
    }

    private static void awaitLine(BufferedReader output, String readyText, String name) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains(readyText)) {
                Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}), name);
                drain.setDaemon(true);
                drain.start();
                return;
            }
        }
        throw new IOException(name + " did not start: " + lines);
    }

    /** A free port of the loopback address, below those that the system gives to clients, so that none of them takes it. */
    public static int freePort() throws IOException {
        for (int attempt = 0; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                if (attempt == 100) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        // Workers, as of Apache, continue without the process that started them.
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroyForcibly().waitFor();
        workers.forEach(ProcessHandle::destroyForcibly);
    }
}
