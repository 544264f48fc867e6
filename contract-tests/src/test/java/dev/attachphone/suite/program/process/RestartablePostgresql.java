package dev.attachphone.suite.program.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server that a test can crash and restart with the same data and port. */
public final class RestartablePostgresql implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres running;

    public RestartablePostgresql(Path data) throws IOException {
        this.data = data;
        this.running = start(0);
    }

    public String url() {
        return "postgresql://postgres@127.0.0.1:" + running.getPort() + "/postgres";
    }

    /** Stops it like {@code pg_ctl stop -m immediate}: without a checkpoint, with broken connections. */
    public void crash() throws Exception {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
        postmaster.onExit().get(60, TimeUnit.SECONDS);
        // Releases the lock on the data directory.
        running.close();
    }

    public void startAgain() throws IOException {
        running = start(running.getPort());
    }

    @Override
    public void close() throws IOException {
        running.close();
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                // The library disables durability by default.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .start();
    }
}
