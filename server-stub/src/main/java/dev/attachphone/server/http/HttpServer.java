package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.accesslog.AccessLog;
import dev.attachphone.server.http.answer.AnswerWriter;
import dev.attachphone.server.http.answer.EnvelopeErrorHandler;
import dev.attachphone.server.http.body.BodyMemory;
import dev.attachphone.server.http.body.BodyReader;
import dev.attachphone.server.http.connection.Connectors;
import dev.attachphone.server.http.connection.HttpServerListener;
import dev.attachphone.server.http.connection.HttpServerListener.GaugeName;
import dev.attachphone.server.http.connection.PortConfig;
import dev.attachphone.server.http.connection.RequestThreadPool;
import dev.attachphone.server.http.connection.ServerLimits;
import dev.attachphone.server.http.jaxrs.ClientLimits;
import dev.attachphone.server.http.jaxrs.JerseyAdapter;
import dev.attachphone.server.http.jaxrs.JerseyApplication;
import dev.attachphone.server.http.jaxrs.RateLimit;
import dev.attachphone.server.http.tls.TlsConfig;
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

/** An HTTP server that serves the operations of a contract on one port. Thread-safe. */
public final class HttpServer implements AutoCloseable {

    private final Server server;
    private final ServerConnector connector;
    private final String scheme;
    private volatile boolean shuttingDown;

    /**
     * Creates a server, which does not listen yet.
     *
     * @param contract the contract that is served
     * @param application the JAX-RS resources of its operations
     * @param ready whether requests can be served
     * @param port the limits, HTTPS, the allowed origins and the listener
     * @throws dev.attachphone.openapi.tls.PemFiles.InvalidPemFileException if a TLS file cannot be used
     */
    public HttpServer(Contract contract, JerseyApplication application, BooleanSupplier ready, PortConfig port) {
        ServerLimits limits = port.limits();
        server = new Server(RequestThreadPool.create(limits.counts()));
        connector = Connectors.create(server, port);
        server.addConnector(connector);
        AnswerWriter writer = new AnswerWriter(
                contract, port.tls().map(TlsConfig::hstsSeconds).orElse(0));
        Operation anyOperation = contract.operations().get(0);
        Map<String, String> otherPaths = new HashMap<>(HealthHandler.PATHS);
        application.page().ifPresent(page -> otherPaths.put(page.path(), "page"));
        RequestRouter router = new RequestRouter(contract, otherPaths);
        ClientLimits clientLimits = ClientLimits.of(limits, contract, System::nanoTime);
        JerseyAdapter jersey = new JerseyAdapter(
                application.createHandler(contract, clientLimits),
                contract,
                clientLimits
                        .wrongCredentials()
                        .map(enabled -> limits.wrongCredentials().trustedProxies()));
        ConcurrencyLimit concurrency = new ConcurrencyLimit(limits.counts().requests());
        List<Handler> handlers = new ArrayList<>();
        handlers.add(new HealthHandler(() -> !shuttingDown && ready.getAsBoolean(), anyOperation, writer));
        application.page().ifPresent(page -> handlers.add(new PlainTextHandler(page, anyOperation, writer)));
        Handler api = new GracefulHandler(new ApiHandler(
                router,
                new BodyReader(limits, BodyMemory.ofHeap(Runtime.getRuntime().maxMemory())),
                writer,
                (operation, request, body) -> concurrency.callOrReject(
                        () -> jersey.answer(operation, request, body), ApiHandler.overloadedRequests(operation))));
        handlers.add(
                port.corsOrigins().isEmpty()
                        ? api
                        : CrossOriginSupport.create(contract, port.corsOrigins(), writer, api));
        server.setHandler(new Handler.Sequence(handlers));
        server.setErrorHandler(new EnvelopeErrorHandler(anyOperation, writer));
        server.setRequestLog(new AccessLog(router::labels, port.listener()));
        server.setStopTimeout(limits.times().stop().toMillis());
        registerGauges(port.listener(), concurrency, clientLimits.requests());
        scheme = port.tls().isPresent() ? "https://" : "http://";
    }

    private void registerGauges(
            HttpServerListener listener, ConcurrencyLimit concurrency, Optional<RateLimit> rateLimit) {
        listener.registerGauge(
                GaugeName.CONNECTIONS, () -> connector.getConnectedEndPoints().size());
        listener.registerGauge(GaugeName.REQUESTS, concurrency::inUse);
        listener.registerGauge(
                GaugeName.RATE_LIMITED_ACCOUNTS,
                () -> rateLimit.map(RateLimit::limitedAccounts).orElse(0));
    }

    /**
     * Starts listening.
     *
     * @param host the host name or IP address to listen on
     * @param port the port; 0 selects a free port
     * @return the URL of the server
     * @throws IOException if it cannot listen on this address
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
        String urlHost = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create(scheme + urlHost + ":" + connector.getLocalPort());
    }

    /** Makes the readiness endpoint answer 503. Requests are still served. */
    public void announceShutdown() {
        shuttingDown = true;
    }

    /**
     * Stops listening, and waits for requests in progress for up to the stop time.
     *
     * @throws IllegalStateException if requests did not finish in time
     */
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
