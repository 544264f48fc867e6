package dev.attachphone.suite.program.process;

import dev.attachphone.testing.TcpForwarder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A primary PostgreSQL server and a standby, as {@code server-stub/OPERATING.md} describes them. */
public final class PostgresqlPair implements AutoCloseable {

    /** How the standby follows the primary. */
    public enum Replication {
        /** A commit is acknowledged after the standby has stored it. */
        SYNCHRONOUS("*"),
        /** A commit is acknowledged before the standby has received it. */
        ASYNCHRONOUS("");

        private final String names;

        Replication(String names) {
            this.names = names;
        }
    }

    private final Replication replication;
    private DebianPostgresql primary;
    private DebianPostgresql standby;
    private TcpForwarder link;

    /**
     * Starts both.
     *
     * @param folder an empty directory for their data
     */
    public PostgresqlPair(Path folder, Replication replication) throws IOException, InterruptedException {
        this.replication = replication;
        primary = new DebianPostgresql(folder.resolve("a"));
        standby = new DebianPostgresql(folder.resolve("b"));
        try {
            primary.initialize();
            primary.start(settings());
            link = attachStandby();
        } catch (Exception e) {
            standby.close();
            primary.close();
            throw e;
        }
    }

    /** Copies the primary to the standby and starts it; returns the connection between the two. */
    private TcpForwarder attachStandby() throws IOException, InterruptedException {
        TcpForwarder forwarder = new TcpForwarder(primary.port());
        standby.copy(primary);
        standby.markAsStandby();
        standby.start(settings("primary_conninfo=host=127.0.0.1 port=" + forwarder.port()
                + " user=postgres application_name=standby connect_timeout=2"));
        return forwarder;
    }

    private String[] settings(String... further) {
        List<String> settings = new ArrayList<>(List.of(
                "synchronous_standby_names=" + replication.names,
                "synchronous_commit=on",
                "wal_level=replica",
                "wal_keep_size=64MB",
                "wal_retrieve_retry_interval=200ms"));
        settings.addAll(List.of(further));
        return settings.toArray(String[]::new);
    }

    /** The URL of both, the standby first. */
    public String url() {
        return url("postgres");
    }

    /** The URL of a database of both, the standby first. */
    public String url(String database) {
        return "postgresql://postgres@" + standby.address() + "," + primary.address() + "/" + database;
    }

    public DebianPostgresql primary() {
        return primary;
    }

    /** Cuts the connection between the two. */
    public void separate() throws IOException {
        link.cut();
    }

    /** Kills the primary with SIGKILL, and starts it again. What it has committed is visible then, also if the standby lacks it. */
    public void restartPrimary() throws IOException, InterruptedException {
        primary.kill();
        primary.start(settings());
    }

    /** Kills the primary with SIGKILL. */
    public void killPrimary() throws IOException, InterruptedException {
        primary.kill();
        link.close();
    }

    /** Promotes the standby, and makes the killed server the standby of the new primary. */
    public void promoteStandby() throws IOException, InterruptedException, SQLException {
        standby.query("SELECT pg_promote()");
        DebianPostgresql promoted = standby;
        standby = primary;
        primary = promoted;
        link = attachStandby();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        link.close();
        standby.close();
        primary.close();
    }
}
