package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server of one test's own, on a store in which every write waits until it is let go. */
final class HeldServer implements AfterEachCallback {

    private final HeldStore store = new HeldStore();
    private Optional<HttpServer> server = Optional.empty();

    /** Serves without TLS. */
    URI start(Limits limits) throws IOException {
        return start(limits, Optional.empty());
    }

    /** Serves with TLS. */
    URI start(Limits limits, PemFiles files) throws IOException {
        return start(limits, Optional.of(files));
    }

    private URI start(Limits limits, Optional<PemFiles> files) throws IOException {
        HttpServer started = new HttpServer(Contract.load(), TestApi.on(store), () -> true, new Port(limits, files));
        server = Optional.of(started);
        return started.start("127.0.0.1", 0);
    }

    HeldStore store() {
        return store;
    }

    void announceEnd() {
        server.orElseThrow().announceEnd();
    }

    /** Ends it, and waits for what is under way for as long as the limits say; once only, since one that was cut off fails to end again. */
    void close() {
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
