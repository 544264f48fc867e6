package dev.attachphone.suite.program.process;

import dev.attachphone.testing.DaemonProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Two PostgreSQL servers that Patroni manages with etcd, in synchronous mode, behind HAProxy, which forwards to the primary. */
public final class PatroniCluster implements AutoCloseable {

    /** The programs that it needs. */
    public static final List<String> PROGRAMS =
            List.of(DebianPostgresql.PROGRAM, "patroni", "etcd", "/usr/sbin/haproxy");

    private static final int START_SECONDS = 180;
    private static final int PAUSE_MILLIS = 200;
    private static final int OK = 200;

    private final Path folder;
    private final int etcdPort = DaemonProcess.freePort();
    private final int proxyPort = DaemonProcess.freePort();
    private final List<Node> nodes;
    private final List<Process> others = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** A PostgreSQL server and the Patroni that manages it. */
    private static final class Node {

        private final String name;
        private final int port;
        private final int apiPort;
        private Optional<Process> patroni = Optional.empty();

        Node(String name) throws IOException {
            this.name = name;
            this.port = DaemonProcess.freePort();
            this.apiPort = DaemonProcess.freePort();
        }
    }

    /**
     * Starts the cluster.
     *
     * @param folder an empty directory for its data and logs
     */
    public PatroniCluster(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.nodes = List.of(new Node("a"), new Node("b"));
        try {
            startEtcd();
            for (Node node : nodes) {
                startNode(node);
                await(node, node == nodes.get(0) ? "/primary" : "/synchronous");
            }
            startProxy();
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The URL at which HAProxy forwards to the primary. */
    public String url() {
        return "postgresql://postgres@127.0.0.1:" + proxyPort + "/postgres?target_session_attrs=read-write";
    }

    /** Kills the primary with SIGKILL; Patroni notices it and promotes the other server. */
    public void killPrimary() throws IOException, InterruptedException {
        for (ProcessHandle process : postgresql(primary())) {
            ProcessSignal.killWithDescendants(process);
        }
    }

    /** Kills the primary and its Patroni with SIGKILL, as the loss of a machine does, and starts them again after the failover. */
    public void loseMachineOfPrimary() throws IOException, InterruptedException {
        Node lost = primary();
        List<ProcessHandle> postgresql = postgresql(lost);
        lost.patroni.orElseThrow().destroyForcibly().waitFor();
        for (ProcessHandle process : postgresql) {
            ProcessSignal.killWithDescendants(process);
        }
        await(nodes.get(1 - nodes.indexOf(lost)), "/primary");
        startNode(lost);
    }

    /** Waits until one server is the primary and the other one its synchronous standby. */
    public void awaitComplete() throws IOException, InterruptedException {
        Node primary = primary();
        await(nodes.get(1 - nodes.indexOf(primary)), "/synchronous");
    }

    private Node primary() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end) {
            for (Node node : nodes) {
                if (answers(node, "/primary")) {
                    return node;
                }
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("the cluster has no primary, see " + folder);
    }

    private void await(Node node, String path) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers(node, path)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(path + " of " + node.name + " is not answered, see " + folder);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private boolean answers(Node node, String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.apiPort + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** The postmaster, which Patroni starts in another process group. */
    private List<ProcessHandle> postgresql(Node node) throws IOException {
        Path pid = data(node).resolve("postmaster.pid");
        if (!Files.exists(pid)) {
            return List.of();
        }
        // The file may be empty during a start, and remains after a SIGKILL, when another process may have the id.
        return Files.readAllLines(pid).stream()
                .limit(1)
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)).stream())
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .toList();
    }

    private Path data(Node node) {
        return folder.resolve("data-" + node.name);
    }

    private void startEtcd() throws IOException {
        String clients = "http://127.0.0.1:" + etcdPort;
        String peers = "http://127.0.0.1:" + DaemonProcess.freePort();
        others.add(start(
                "etcd",
                List.of(
                        "etcd",
                        "--data-dir=" + folder.resolve("etcd"),
                        "--listen-client-urls=" + clients,
                        "--advertise-client-urls=" + clients,
                        "--listen-peer-urls=" + peers,
                        "--initial-advertise-peer-urls=" + peers,
                        "--initial-cluster=default=" + peers)));
    }

    private void startNode(Node node) throws IOException {
        Path configuration = Files.writeString(folder.resolve(node.name + ".yml"), """
                scope: cluster
                name: NAME
                restapi: {listen: '127.0.0.1:API', connect_address: '127.0.0.1:API'}
                etcd3: {hosts: '127.0.0.1:ETCD'}
                bootstrap:
                  dcs:
                    ttl: 20
                    loop_wait: 1
                    retry_timeout: 5
                    synchronous_mode: true
                    synchronous_mode_strict: true
                    master_start_timeout: 0
                    postgresql:
                      use_pg_rewind: true
                      parameters: {wal_log_hints: 'on', shared_buffers: 32MB, unix_socket_directories: ''}
                  initdb: [{auth: trust}, {username: postgres}, data-checksums, no-sync]
                  pg_hba: ['host all all 127.0.0.1/32 trust', 'host replication all 127.0.0.1/32 trust']
                postgresql:
                  listen: 127.0.0.1:PORT
                  connect_address: 127.0.0.1:PORT
                  data_dir: DATA
                  bin_dir: PROGRAMS
                  pgpass: PGPASS
                  remove_data_directory_on_rewind_failure: true
                  remove_data_directory_on_diverged_timelines: true
                  authentication:
                    superuser: {username: postgres}
                    replication: {username: postgres}
                    rewind: {username: postgres}
                """.replace("NAME", node.name)
                .replace("API", String.valueOf(node.apiPort))
                .replace("ETCD", String.valueOf(etcdPort))
                .replace("PORT", String.valueOf(node.port))
                .replace("DATA", data(node).toString())
                .replace("PROGRAMS", DebianPostgresql.programs().toString())
                .replace("PGPASS", folder.resolve("pgpass-" + node.name).toString()));
        List<String> command = DebianPostgresql.asUser(List.of("patroni", configuration.toString()));
        node.patroni = Optional.of(start("patroni-" + node.name, command));
    }

    private void startProxy() throws IOException {
        StringBuilder configuration = new StringBuilder("""
                defaults
                  mode tcp
                  timeout connect 2s
                  timeout client 1h
                  timeout server 1h
                listen primary
                  bind 127.0.0.1:PORT
                  option httpchk GET /primary
                  http-check expect status 200
                  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
                """.replace("PORT", String.valueOf(proxyPort)));
        for (Node node : nodes) {
            configuration.append(
                    "  server " + node.name + " 127.0.0.1:" + node.port + " check port " + node.apiPort + "\n");
        }
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), configuration);
        others.add(start("haproxy", List.of("/usr/sbin/haproxy", "-db", "-f", file.toString())));
    }

    private Process start(String name, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("PGSSLMODE", "disable"));
        return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()))
                .start();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Node node : nodes) {
            if (node.patroni.isPresent()) {
                node.patroni.get().destroyForcibly().waitFor();
            }
            for (ProcessHandle process : postgresql(node)) {
                ProcessSignal.killWithDescendants(process);
            }
        }
        for (Process process : others) {
            process.destroyForcibly().waitFor();
        }
    }
}
