package dev.attachphone.server.storage;

import dev.attachphone.testing.DaemonProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A PgBouncer process in front of the embedded PostgreSQL server. */
final class PgBouncer implements AutoCloseable {

    /** PgBouncer refuses to run as root, and switches to this user. */
    private static final String UNPRIVILEGED_USER = "nobody";

    private final DaemonProcess process;
    private final int port;

    private PgBouncer(DaemonProcess process, int port) {
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
        int port = DaemonProcess.freePort();
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
        return new PgBouncer(DaemonProcess.start("process up", command), port);
    }

    /** The URL of the embedded database behind this process. */
    String url() {
        return "postgresql://" + TestPostgresql.USER + "@127.0.0.1:" + port + "/" + TestPostgresql.DATABASE;
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
