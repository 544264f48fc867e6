package dev.attachphone.server.cli;

import dev.attachphone.server.http.HttpServer;
import dev.attachphone.server.storage.Database;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs when the process is told to end: first nobody is sent here any more, then what is under way is finished, in a bounded time. */
final class ShutdownHook extends Thread {

    private static final Logger log = LoggerFactory.getLogger(ShutdownHook.class);

    /** For what is not a request: closing connections and the database. */
    private static final Duration CLOSE_MARGIN = Duration.ofSeconds(10);

    private static final int EXIT_TIMED_OUT = 1;

    private final List<HttpServer> servers;
    private final Database database;
    private final Duration drain;
    private final Duration stop;

    ShutdownHook(List<HttpServer> servers, Database database, Duration drain, Duration stop) {
        super("ending");
        this.servers = servers;
        this.database = database;
        this.drain = drain;
        this.stop = stop;
    }

    @Override
    public void run() {
        log.info("told to end: serving for {} seconds more, then finishing what is under way", drain.toSeconds());
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
                    "cut off: not everything was finished {} seconds after the end began",
                    stop.plus(CLOSE_MARGIN).toSeconds());
            Runtime.getRuntime().halt(EXIT_TIMED_OUT);
        }
    }

    // In this order: what a request has written is committed before it is answered.
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
        log.info("ended");
    }

    private static void stop(HttpServer server) {
        try {
            server.close();
        } catch (RuntimeException e) {
            log.warn(
                    "requests that were not finished in time were cut off: {}",
                    Objects.toString(e.getCause(), e.toString()));
        }
    }
}
