package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.server.http.connection.HttpServerListener;
import dev.attachphone.server.http.connection.PortConfig;
import dev.attachphone.server.http.connection.ServerLimits;
import dev.attachphone.server.http.tls.TlsConfig;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server of one test, on a {@link BlockingAttachmentStore}. */
public final class BlockingServer implements AfterEachCallback {

    /** The {@code max-age} of {@code Strict-Transport-Security} over HTTPS. */
    public static final int HSTS_SECONDS = 86_400;

    private final BlockingAttachmentStore store = new BlockingAttachmentStore();
    private Optional<HttpServer> server = Optional.empty();

    /** Starts the server with plain HTTP. */
    public URI start(ServerLimits serverLimits) throws IOException {
        return start(new PortConfig(serverLimits, Optional.empty(), Set.of(), HttpServerListener.NONE));
    }

    /** Starts the server with HTTPS. */
    public URI start(ServerLimits serverLimits, PemFiles files) throws IOException {
        TlsConfig tls = new TlsConfig(files, HSTS_SECONDS);
        return start(new PortConfig(serverLimits, Optional.of(tls), Set.of(), HttpServerListener.NONE));
    }

    /** Starts the server with plain HTTP, for web pages of the origins. */
    URI startFor(Set<String> corsOrigins) throws IOException {
        return start(new PortConfig(TestLimits.generous(), Optional.empty(), corsOrigins, HttpServerListener.NONE));
    }

    private URI start(PortConfig port) throws IOException {
        HttpServer started = new HttpServer(Contract.load(), TestApplication.withStore(store), () -> true, port);
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
