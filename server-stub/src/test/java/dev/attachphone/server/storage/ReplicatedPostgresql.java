package dev.attachphone.server.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A primary PostgreSQL server with a synchronous standby, as OPERATING.md describes them. */
final class ReplicatedPostgresql implements AutoCloseable {

    private final Path primaryData;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    /**
     * Starts both servers.
     *
     * @param folder an empty directory for their data
     */
    ReplicatedPostgresql(Path folder) throws IOException {
        primaryData = folder.resolve("primary");
        Path standbyData = folder.resolve("standby");
        durable(primaryData).start().close();
        copy(primaryData, standbyData);
        configure(primaryData, "synchronous_standby_names = 'standby'\n");
        primary = durable(primaryData).start();
        Files.createFile(standbyData.resolve("standby.signal"));
        configure(
                standbyData,
                "primary_conninfo = 'host=127.0.0.1 port=" + primary.getPort()
                        + " user=postgres application_name=standby'\n");
        standby = durable(standbyData).start();
    }

    private static void configure(Path data, String settings) throws IOException {
        Files.writeString(data.resolve("postgresql.auto.conf"), settings);
    }

    // The library disables durability by default.
    private static EmbeddedPostgres.Builder durable(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on");
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(from)) {
            files = found.toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** The two hosts with their ports, the standby first. */
    String hosts() {
        return standby() + ",127.0.0.1:" + primary.getPort();
    }

    /** The host of the standby with its port. */
    String standby() {
        return "127.0.0.1:" + standby.getPort();
    }

    /** Ends the primary without a checkpoint and closes its connections, and promotes the standby. */
    void failOver() throws Exception {
        String pid = Files.readAllLines(primaryData.resolve("postmaster.pid")).get(0);
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
        postmaster.onExit().get(60, TimeUnit.SECONDS);
        onStandby("SELECT pg_promote()");
    }

    /** The first value of a query on the standby. */
    String onStandby(String sql) throws SQLException {
        try (Connection connection = standby.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        standby.close();
        primary.close();
    }
}
