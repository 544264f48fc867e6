package dev.attachphone.server.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A PgBouncer process in front of the embedded PostgreSQL server. */
final class PgBouncer implements AutoCloseable {

    /** PgBouncer refuses to run as root, and switches to this user. */
    private static final String UNPRIVILEGED_USER = "nobody";

    private final Process process;
    private final int port;

    private PgBouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a process.
     *
     * @param folder an empty directory for its configuration
     * @param mode its {@code pool_mode}
     * @param settings further lines of its configuration
     */
    static PgBouncer start(Path folder, String mode, String... settings) throws IOException {
        int port = freePort();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path users = Files.writeString(
                folder.resolve("users.txt"), "\"" + TestPostgresql.USER + "\" \"" + TestPostgresql.PASSWORD + "\"\n");
        Path configuration = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                * = host=127.0.0.1 port=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %s
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                pool_mode = %s
                %s
                """.formatted(
                String.valueOf(TestPostgresql.port()), String.valueOf(port), users, mode, String.join("\n", settings)));
        List<String> command = new ArrayList<>(List.of("pgbouncer", configuration.toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(1, List.of("-u", UNPRIVILEGED_USER));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        awaitStart(process.inputReader());
        return new PgBouncer(process, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitStart(BufferedReader output) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains("process up")) {
                Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}), "pgbouncer");
                drain.setDaemon(true);
                drain.start();
                return;
            }
        }
        throw new IOException("PgBouncer did not start: " + lines);
    }

    /** The URL of the embedded database behind this process. */
    String url() {
        return "postgresql://" + TestPostgresql.USER + "@127.0.0.1:" + port + "/" + TestPostgresql.DATABASE;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
