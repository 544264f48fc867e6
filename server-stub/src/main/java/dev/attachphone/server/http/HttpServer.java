package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The server as the network sees it. */
public final class HttpServer implements AutoCloseable {

    private final Server server;
    private final ServerConnector connector;
    private final String scheme;
    private volatile boolean ending;

    /**
     * A server that is not listening yet.
     *
     * @param contract what it serves
     * @param application the resources behind it
     * @param ready whether it can serve requests now
     * @param port how it is served
     * @throws IllegalArgumentException if it cannot be served so
     */
    public HttpServer(Contract contract, Application application, BooleanSupplier ready, Port port) {
        Limits limits = port.limits();
        server = new Server(Threads.of(limits.counts()));
        connector = Ports.open(server, port);
        server.addConnector(connector);
        AnswerWriter writer = new AnswerWriter();
        Operation anyOperation = contract.operations().get(0);
        HttpRules rules = new HttpRules(contract);
        JerseyBridge jersey = new JerseyBridge(application.start(contract, rateLimit(limits.rate())), contract);
        Workplaces workplaces = new Workplaces(limits.counts().requests());
        server.setHandler(new Handler.Sequence(
                new HealthHandler(
                        () -> !ending && ready.getAsBoolean(), anyOperation.answer("method-not-allowed"), writer),
                new GracefulHandler(new ApiHandler(
                        rules,
                        new BodyReader(limits),
                        writer,
                        (operation, request, body) ->
                                workplaces.answer(() -> jersey.answer(operation, request, body))))));
        server.setErrorHandler(new EnvelopeErrorHandler(anyOperation, writer));
        server.setRequestLog(new RequestLine(rules));
        server.setStopTimeout(limits.times().stop().toMillis());
        scheme = port.tls().isPresent() ? "https://" : "http://";
    }

    private static Optional<RateLimit> rateLimit(Limits.Rate rate) {
        return rate.perSecond() == 0
                ? Optional.empty()
                : Optional.of(new RateLimit(rate.perSecond(), rate.burst(), System::nanoTime));
    }

    /**
     * Listens.
     *
     * @param host the name or address to listen at
     * @param port the port, or 0 for a free one
     * @return where it listens
     * @throws IOException if it cannot listen there
     */
    public URI start(String host, int port) throws IOException {
        connector.setHost(host);
        connector.setPort(port);
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not start", e);
        }
        return URI.create(scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort());
    }

    /** Says from now on that it is not ready, and goes on serving whoever asks nevertheless. */
    public void announceEnd() {
        ending = true;
    }

    /** Stops listening, and waits a while for requests under way. */
    @Override
    public void close() {
        announceEnd();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        }
    }
}
