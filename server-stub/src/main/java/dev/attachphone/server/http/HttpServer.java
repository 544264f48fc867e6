package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.accesslog.AccessLog;
import dev.attachphone.server.http.accesslog.RequestLabels;
import dev.attachphone.server.http.answer.AnswerWriter;
import dev.attachphone.server.http.answer.EnvelopeErrorHandler;
import dev.attachphone.server.http.body.BodyReader;
import dev.attachphone.server.http.connection.Connectors;
import dev.attachphone.server.http.connection.HttpServerListener;
import dev.attachphone.server.http.connection.PortConfig;
import dev.attachphone.server.http.connection.RequestThreadPool;
import dev.attachphone.server.http.connection.ServerLimits;
import dev.attachphone.server.http.jaxrs.JerseyAdapter;
import dev.attachphone.server.http.jaxrs.JerseyApplication;
import dev.attachphone.server.http.jaxrs.RateLimit;
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
    private volatile boolean shuttingDown;

    /**
     * A server that is not listening yet.
     *
     * @param contract what it serves
     * @param jerseyApplication the resources behind it
     * @param ready whether it can serve requests now
     * @param portConfig how it is served
     * @throws IllegalArgumentException if it cannot be served so
     */
    public HttpServer(
            Contract contract, JerseyApplication jerseyApplication, BooleanSupplier ready, PortConfig portConfig) {
        ServerLimits serverLimits = portConfig.limits();
        server = new Server(RequestThreadPool.create(serverLimits.counts()));
        connector = Connectors.create(server, portConfig);
        server.addConnector(connector);
        AnswerWriter writer = new AnswerWriter();
        Operation anyOperation = contract.operations().get(0);
        RequestRouter rules = new RequestRouter(contract);
        Optional<RateLimit> rate = rateLimit(serverLimits.rate());
        JerseyAdapter jersey = new JerseyAdapter(jerseyApplication.createHandler(contract, rate), contract);
        ConcurrencyLimit concurrencyLimit =
                new ConcurrencyLimit(serverLimits.counts().requests());
        List<Handler> handlers = new ArrayList<>();
        handlers.add(new HealthHandler(
                () -> !shuttingDown && ready.getAsBoolean(), anyOperation.answer("method-not-allowed"), writer));
        jerseyApplication
                .page()
                .ifPresent(plainTextEndpoint ->
                        handlers.add(new PlainTextHandler(plainTextEndpoint, anyOperation, writer)));
        handlers.add(new GracefulHandler(new ApiHandler(
                rules,
                new BodyReader(serverLimits),
                writer,
                (operation, request, body) ->
                        concurrencyLimit.callOrReject(() -> jersey.answer(operation, request, body)))));
        server.setHandler(new Handler.Sequence(handlers));
        server.setErrorHandler(new EnvelopeErrorHandler(anyOperation, writer));
        server.setRequestLog(new AccessLog(
                new RequestLabels.LabelResolver(rules, otherPaths(jerseyApplication)), portConfig.listener()));
        server.setStopTimeout(serverLimits.times().stop().toMillis());
        registerGauges(portConfig.listener(), concurrencyLimit, rate);
        scheme = portConfig.tls().isPresent() ? "https://" : "http://";
    }

    private void registerGauges(
            HttpServerListener httpServerListener, ConcurrencyLimit concurrencyLimit, Optional<RateLimit> rate) {
        httpServerListener.registerGauge(
                HttpServerListener.GaugeName.CONNECTIONS,
                () -> connector.getConnectedEndPoints().size());
        httpServerListener.registerGauge(HttpServerListener.GaugeName.REQUESTS, concurrencyLimit::inUse);
        httpServerListener.registerGauge(
                HttpServerListener.GaugeName.RATE_LIMITED_ACCOUNTS,
                () -> rate.map(RateLimit::limitedAccounts).orElse(0));
    }

    private static Map<String, String> otherPaths(JerseyApplication jerseyApplication) {
        Map<String, String> paths = new HashMap<>(HealthHandler.PATHS);
        jerseyApplication.page().ifPresent(plainTextEndpoint -> paths.put(plainTextEndpoint.path(), "page"));
        return paths;
    }

    private static Optional<RateLimit> rateLimit(ServerLimits.Rate rate) {
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
    public void announceShutdown() {
        shuttingDown = true;
    }

    /** Stops listening, and waits a while for requests under way. */
    @Override
    public void close() {
        announceShutdown();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        }
    }
}
