package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.http.connection.HttpServerListener;
import dev.attachphone.server.http.connection.PortConfig;
import dev.attachphone.server.http.connection.ServerLimits;
import dev.attachphone.server.http.tls.PemFiles;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server of one test, on a {@link BlockingAttachmentStore}. */
public final class BlockingServer implements AfterEachCallback {

    private final BlockingAttachmentStore store = new BlockingAttachmentStore();
    private Optional<HttpServer> server = Optional.empty();

    /** Starts the server with plain HTTP. */
    public URI start(ServerLimits serverLimits) throws IOException {
        return start(serverLimits, Optional.empty());
    }

    /** Starts the server with HTTPS. */
    public URI start(ServerLimits serverLimits, PemFiles files) throws IOException {
        return start(serverLimits, Optional.of(files));
    }

    private URI start(ServerLimits serverLimits, Optional<PemFiles> files) throws IOException {
        HttpServer started = new HttpServer(
                Contract.load(),
                TestApplication.withStore(store),
                () -> true,
                new PortConfig(serverLimits, files, HttpServerListener.NONE));
        server = Optional.of(started);
        return started.start("127.0.0.1", 0);
    }

    public BlockingAttachmentStore store() {
        return store;
    }

    void announceShutdown() {
        server.orElseThrow().announceShutdown();
    }

    /** Stops the server within its stop time. It is stopped once only, because stopping it again after a timeout fails. */
    public void close() {
        Optional<HttpServer> ending = server;
        server = Optional.empty();
        ending.ifPresent(HttpServer::close);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        store.release();
        close();
    }
}
