package dev.attachphone.suite.program.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of a test's own, which can crash and come back, on the same data and the same port. */
public final class RestartablePostgresql implements AutoCloseable {

    private final Path data;
    private final int commitMicros;
    private EmbeddedPostgres running;

    public RestartablePostgresql(Path data) throws IOException {
        this(data, 0);
    }

    private RestartablePostgresql(Path data, int commitMicros) throws IOException {
        this.data = data;
        this.commitMicros = commitMicros;
        this.running = start(0);
    }

    /** One that takes its time to commit: most of the time a commit is under way, so a crash interrupts one. */
    public static RestartablePostgresql slow(Path data) throws IOException {
        return new RestartablePostgresql(data, 50_000);
    }

    public String url() {
        return "postgresql://postgres@127.0.0.1:" + running.getPort() + "/postgres";
    }

    /** Ends it as {@code pg_ctl stop -m immediate} does: nothing is finished, nothing is written, connections break. */
    public void crash() throws Exception {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
        postmaster.onExit().get(60, TimeUnit.SECONDS);
        // What started it gives up its hold on the folder.
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
                // The library's own defaults are for tests that do not ask what outlives a crash.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("commit_delay", String.valueOf(commitMicros))
                .setServerConfig("commit_siblings", "0")
                .start();
    }
}
