package dev.attachphone.suite.mutation.killer;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.http.HttpServer;
import dev.attachphone.server.http.connection.HttpServerListener;
import dev.attachphone.server.http.connection.PortConfig;
import dev.attachphone.server.http.connection.ServerLimits;
import dev.attachphone.server.http.jaxrs.PublicApiApplication;
import dev.attachphone.server.storage.Database;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The server in this JVM, configured as by its command line. */
final class InProcessServer implements AutoCloseable {

    private static final ServerLimits LIMITS = new ServerLimits(
            new ServerLimits.Sizes(262_144, 16_384),
            new ServerLimits.Times(Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(1)),
            new ServerLimits.Counts(1_000, 512),
            ServerLimits.Rate.NONE,
            ServerLimits.WrongCredentials.NONE);

    private final HttpServer server;
    private final URI url;

    InProcessServer(Database database, StorageOutage storageOutage) throws IOException {
        server = new HttpServer(
                Contract.load(),
                new PublicApiApplication(
                        database.credentials(),
                        storageOutage.before(database.attachments()),
                        storageOutage.beforeAgents(database.agents()),
                        Clock.systemUTC()),
                database::isReady,
                new PortConfig(LIMITS, Optional.empty(), Set.of(), HttpServerListener.NONE));
        url = server.start("127.0.0.1", 0);
    }

    URI url() {
        return url;
    }

    /** Stops the server in the background, because it waits a second for idle connections. */
    @Override
    public void close() {
        Thread end = new Thread(server::close, "end");
        end.setDaemon(true);
        end.start();
    }
}
