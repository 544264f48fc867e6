package dev.attachphone.suite.program.process;

import dev.attachphone.testing.DaemonProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of Debian's package {@code postgresql}, as processes that a test can kill and suspend. */
public final class DebianPostgresql implements AutoCloseable {

    /** A program of the package. */
    public static final String PROGRAM = "pg_ctlcluster";

    /** The program that {@link #failWrites} needs. */
    public static final String LIMITS = "prlimit";

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final int START_SECONDS = 120;
    private static final int PAUSE_MILLIS = 50;

    private static final int WRITABLE_BYTES = 8_192;

    // Small write-ahead log files, so that a full disk is noticed soon.
    private static final int WAL_SEGMENT_MEGABYTES = 1;

    private final Path data;
    private final int port;
    private @Nullable Process postmaster;

    /**
     * A server that is not started yet.
     *
     * @param data the data directory
     */
    public DebianPostgresql(Path data) throws IOException {
        this.data = data;
        this.port = DaemonProcess.freePort();
    }

    /** The directory of the programs of the newest installed version. */
    static Path programs() throws IOException {
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.max(Comparator.comparingInt(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .orElseThrow()
                    .resolve("bin");
        }
    }

    /** A command that runs as another user if this user is root, which PostgreSQL refuses. */
    static List<String> asUser(List<String> command) {
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        return isRoot
                ? Stream.concat(Stream.of("unshare", "--user"), command.stream())
                        .toList()
                : command;
    }

    /** Creates an empty data directory. The administrator is {@code postgres} and needs no password. */
    public void initialize() throws IOException, InterruptedException {
        runProgram(
                "initdb",
                "--username=postgres",
                "--auth=trust",
                "--no-sync",
                "--wal-segsize=" + WAL_SEGMENT_MEGABYTES,
                "--pgdata=" + data);
    }

    /** Replaces the data by a copy of that of another server. */
    void copy(DebianPostgresql other) throws IOException, InterruptedException {
        deleteData();
        runProgram(
                "pg_basebackup",
                "--checkpoint=fast",
                "--no-sync",
                "--pgdata=" + data,
                "--dbname=postgresql://postgres@" + other.address());
    }

    /** Lets the next start be that of a standby. */
    void markAsStandby() throws IOException {
        Files.createFile(data.resolve("standby.signal"));
    }

    private void deleteData() throws IOException {
        if (Files.exists(data)) {
            List<Path> files;
            try (Stream<Path> found = Files.walk(data)) {
                files = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private void runProgram(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(programs().resolve(program).toString()));
        command.addAll(List.of(arguments));
        run(asUser(command));
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        ProcessResult result =
                ProcessResult.of(Objects.requireNonNull(data.toAbsolutePath().getParent()), Map.of(), command);
        if (result.exit() != 0) {
            throw new IllegalStateException(command + ": " + result.output() + result.errors());
        }
    }

    /** Starts the server with settings such as {@code fsync=off}, and waits until it accepts connections. */
    public void start(String... settings) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(programs().resolve("postgres").toString(), "-D", data.toString()));
        Stream<String> common = Stream.of(
                "port=" + port, "listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_buffers=32MB");
        Stream.concat(common, Stream.of(settings)).forEach(setting -> command.addAll(List.of("-c", setting)));
        ProcessBuilder builder = new ProcessBuilder(asUser(command)).redirectErrorStream(true);
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        postmaster = process;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!acceptsConnections()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("PostgreSQL does not start: " + Files.readString(log()));
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    private boolean acceptsConnections() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Opens a connection as administrator to the database {@code postgres}. */
    public Connection connect() throws SQLException {
        return connect("postgres");
    }

    /** Opens a connection as administrator. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + address() + "/" + database + "?user=postgres");
    }

    /** The first value of the result of a query. */
    public String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    public int port() {
        return port;
    }

    /** The host with its port. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    public String url() {
        return "postgresql://postgres@" + address() + "/postgres";
    }

    public boolean isRunning() {
        return postmaster != null && postmaster.isAlive();
    }

    /** Kills all of its processes with SIGKILL. */
    public void kill() throws IOException, InterruptedException {
        if (postmaster != null) {
            ProcessSignal.killWithDescendants(postmaster.toHandle());
        }
    }

    /** Lets writes to files fail in all of its processes, except to the first bytes of a file, until it is started again. */
    public void failWrites() throws IOException, InterruptedException {
        if (postmaster == null) {
            return;
        }
        for (ProcessHandle process : ProcessSignal.suspendWithDescendants(postmaster.toHandle())) {
            run(List.of(LIMITS, "--pid=" + process.pid(), "--fsize=" + WRITABLE_BYTES));
            ProcessSignal.send("CONT", List.of(process));
        }
    }

    /**
     * Suspends all of its processes with SIGSTOP.
     *
     * @return what lets them continue
     */
    public SuspendedProcesses suspend() throws IOException, InterruptedException {
        return new SuspendedProcesses(
                postmaster == null ? List.of() : ProcessSignal.suspendWithDescendants(postmaster.toHandle()));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
    }
}
