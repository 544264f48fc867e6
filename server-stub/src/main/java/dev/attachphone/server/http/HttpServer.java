package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Optional<RateLimit> rate = rateLimit(limits.rate());
        JerseyBridge jersey = new JerseyBridge(application.start(contract, rate), contract);
        Workplaces workplaces = new Workplaces(limits.counts().requests());
        List<Handler> handlers = new ArrayList<>();
        handlers.add(new HealthHandler(
                () -> !ending && ready.getAsBoolean(), anyOperation.answer("method-not-allowed"), writer));
        application.page().ifPresent(page -> handlers.add(new PageHandler(page, anyOperation, writer)));
        handlers.add(new GracefulHandler(new ApiHandler(
                rules,
                new BodyReader(limits),
                writer,
                (operation, request, body) -> workplaces.answer(() -> jersey.answer(operation, request, body)))));
        server.setHandler(new Handler.Sequence(handlers));
        server.setErrorHandler(new EnvelopeErrorHandler(anyOperation, writer));
        server.setRequestLog(new RequestLine(new Subject.Finder(rules, beside(application)), port.observer()));
        server.setStopTimeout(limits.times().stop().toMillis());
        observe(port.observer(), workplaces, rate);
        scheme = port.tls().isPresent() ? "https://" : "http://";
    }

    private void observe(Observer observer, Workplaces workplaces, Optional<RateLimit> rate) {
        observer.watch(
                Observer.Level.CONNECTIONS,
                () -> connector.getConnectedEndPoints().size());
        observer.watch(Observer.Level.REQUESTS, workplaces::taken);
        observer.watch(
                Observer.Level.RATE_LIMITED_ACCOUNTS,
                () -> rate.map(RateLimit::exhausted).orElse(0));
    }

    private static Map<String, String> beside(Application application) {
        Map<String, String> paths = new HashMap<>(HealthHandler.PATHS);
        application.page().ifPresent(page -> paths.put(page.path(), "page"));
        return paths;
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
