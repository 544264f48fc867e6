package dev.attachphone.suite.program.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TrustedCertificates;
import dev.attachphone.suite.program.client.HealthClient;
import dev.attachphone.suite.program.process.RestartableServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Servers on one database, behind a load balancer that sends each request to the next server in rotation. Thread-safe.
 *
 * @param <D> the database
 */
final class Deployment<D extends AutoCloseable> implements AutoCloseable {

    private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(60);
    private static final TargetClient CLIENT = TargetClient.at(
            URI.create("http://127.0.0.1"), TrustedCertificates.jvmDefault(), CLIENT_TIMEOUT, ExchangeListener.NONE);

    private final D database;
    private final List<RestartableServer> servers = new ArrayList<>();
    private final List<RestartableServer> rotation = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** What a scenario runs on. */
    @FunctionalInterface
    interface DeploymentFactory<D extends AutoCloseable> {

        /** Starts it with its data in the directory. */
        Deployment<D> start(Path folder) throws Exception;
    }

    /**
     * Starts servers.
     *
     * @param folder the directory of their logs
     * @param url the URL of the database
     * @param environment additional variables of the environment of the servers
     */
    Deployment(D database, Path folder, int count, String url, Map<String, String> environment) throws Exception {
        this.database = database;
        try {
            for (int i = 0; i < count; i++) {
                Path log = Files.createDirectory(folder.resolve("server-" + i));
                servers.add(new RestartableServer(log, url, environment));
            }
        } catch (Exception e) {
            close();
            throw e;
        }
        rotation.addAll(servers);
    }

    D database() {
        return database;
    }

    /** The only or first server. */
    RestartableServer server() {
        return servers.get(0);
    }

    List<RestartableServer> servers() {
        return servers;
    }

    /** Sends no further requests to the server. */
    void takeOut(RestartableServer server) {
        rotation.remove(server);
    }

    /** Sends requests to the server again. */
    void putBack(RestartableServer server) {
        rotation.add(server);
    }

    /** Sends calls through the load balancer. */
    AttachSender sender() {
        return call -> {
            RestartableServer[] inRotation = rotation.toArray(RestartableServer[]::new);
            RestartableServer server = inRotation[Math.floorMod(turn.getAndIncrement(), inRotation.length)];
            return AttachAnswer.of(call, client(server.url()).send(AttachRequests.of(call)));
        };
    }

    /** The operator of a server in rotation. */
    OperationsClient operations() {
        return new OperationsClient(client(rotation.get(0).operations()));
    }

    private static TargetClient client(URI url) {
        return new TargetClient(
                new TargetAddress(url, Optional.empty()), CLIENT.client(), CLIENT_TIMEOUT, ExchangeListener.NONE);
    }

    /** Waits until {@code /health/ready} of the server is answered with the status; fails if it never is. */
    void awaitReadiness(RestartableServer server, int status) throws Exception {
        new HealthClient(client(server.url())).awaitStatus("/health/ready", status);
    }

    /** Fails if {@code /health/live} of the server is not answered with 200. */
    void requireLive(RestartableServer server) throws NoResponseException {
        assertEquals(200, new HealthClient(client(server.url())).status("/health/live"));
    }

    /** Waits until all servers are ready; fails if one never is. */
    void awaitReady() throws Exception {
        for (RestartableServer server : servers) {
            awaitReadiness(server, 200);
        }
    }

    /** The numbers and their history, as a server in rotation shows them. */
    FinalState finalState() throws NoResponseException {
        return FinalState.read(operations());
    }

    @Override
    public void close() throws Exception {
        try (database) {
            for (RestartableServer server : servers) {
                server.close();
            }
        }
    }
}
