package dev.attachphone.server.cli;

import dev.attachphone.server.http.HttpServer;
import dev.attachphone.server.storage.Database;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shuts the servers down gracefully when the process is terminated.
 *
 * <p>For the drain time the servers keep serving but report that they are not ready. Then they stop listening and finish the
 * requests in progress within the stop time. If closing takes much longer than that, the process is halted.
 */
final class ShutdownHook extends Thread {

    private static final Logger log = LoggerFactory.getLogger(ShutdownHook.class);

    /** The time for closing connections and the database, in addition to the stop time. */
    private static final Duration CLOSE_MARGIN = Duration.ofSeconds(10);

    private static final int EXIT_TIMED_OUT = 1;

    private final List<HttpServer> servers;
    private final Database database;
    private final Duration drain;
    private final Duration stop;

    ShutdownHook(List<HttpServer> servers, Database database, Duration drain, Duration stop) {
        super("shutdown");
        this.servers = servers;
        this.database = database;
        this.drain = drain;
        this.stop = stop;
    }

    @Override
    public void run() {
        log.info("Shutting down: serving for {} more seconds, then finishing requests in progress", drain.toSeconds());
        servers.forEach(HttpServer::announceShutdown);
        Thread closing = new Thread(this::close, "closing");
        try {
            Thread.sleep(drain.toMillis());
            closing.start();
            closing.join(stop.plus(CLOSE_MARGIN).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closing.isAlive()) {
            log.error(
                    "Shutdown did not finish within {} seconds; halting",
                    stop.plus(CLOSE_MARGIN).toSeconds());
            Runtime.getRuntime().halt(EXIT_TIMED_OUT);
        }
    }

    // The database is closed last, because requests in progress still write to it.
    private void close() {
        List<Thread> stopping =
                servers.stream().map(server -> new Thread(() -> stop(server))).toList();
        stopping.forEach(Thread::start);
        for (Thread each : stopping) {
            try {
                each.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        database.close();
        log.info("Shutdown complete");
    }

    private static void stop(HttpServer server) {
        try {
            server.close();
        } catch (RuntimeException e) {
            log.warn(
                    "Requests that did not finish in time were aborted: {}",
                    Objects.toString(e.getCause(), e.toString()));
        }
    }
}
