package dev.attachphone.sandbox.http;

import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.org.eclipse.jetty.http.HttpCompliance;
import wiremock.org.eclipse.jetty.io.NetworkTrafficListener;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.server.SslConnectionFactory;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/**
 * WireMock's HTTP server with strict HTTP, limits, CORS, TLS, a hidden admin API, and errors in the envelope of the vendor's page.
 */
public final class SandboxHttpServer extends Jetty11HttpServer {

    private final ServedOperations operations;

    /**
     * Creates a server.
     *
     * @param operations the operations whose limits apply and whose answers the server's own errors use
     * @param journal the journal that is streamed
     * @param isAdminEnabled whether WireMock's admin API is served
     * @param tls the certificate of HTTPS, which is then served instead of HTTP
     * @throws PemFiles.InvalidPemFileException if a file of the certificate cannot be used
     */
    public SandboxHttpServer(
            Options options,
            AdminRequestHandler admin,
            StubRequestHandler stubs,
            ServedOperations operations,
            Journal journal,
            boolean isAdminEnabled,
            Optional<PemFiles> tls) {
        super(options, admin, stubs);
        this.operations = operations;
        SandboxErrorHandler errors = new SandboxErrorHandler(operations);
        jettyServer.setErrorHandler(errors);
        AdminAccessHandler adminAccess = new AdminAccessHandler(isAdminEnabled);
        JournalStreamHandler streams = new JournalStreamHandler(operations, journal);
        jettyServer.addEventListener(streams);
        streams.setHandler(jettyServer.getHandler());
        adminAccess.setHandler(streams);
        StrictRequestHandler strict = new StrictRequestHandler(operations, errors);
        strict.setHandler(adminAccess);
        CrossOriginHandler crossOrigin = new CrossOriginHandler(operations);
        crossOrigin.setHandler(strict);
        jettyServer.setHandler(crossOrigin);
        for (var handler : jettyServer.getChildHandlersByClass(ServletContextHandler.class)) {
            if (((ServletContextHandler) handler).getContextPath().equals("/")) {
                ((ServletContextHandler) handler).setErrorHandler(errors);
            }
        }
        tls.ifPresent(this::encrypt);
    }

    // HTTP/1.1 only: the faults act on the connection of one request.
    private void encrypt(PemFiles files) {
        TlsContextReloader reloader = new TlsContextReloader(files);
        jettyServer.addBean(reloader);
        HttpConnectionFactory http = httpConnector.getConnectionFactory(HttpConnectionFactory.class);
        SslConnectionFactory encrypted = new SslConnectionFactory(reloader.context(), http.getProtocol());
        httpConnector.setConnectionFactories(List.of(encrypted, http));
        httpConnector.setDefaultProtocol(encrypted.getProtocol());
    }

    // Called by the constructor of the superclass.
    @Override
    protected ServerConnector createHttpConnector(
            String bindAddress, int port, JettySettings settings, NetworkTrafficListener listener) {
        HttpConfiguration http = super.createHttpConnector(bindAddress, port, settings, listener)
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration();
        configure(http);
        ConnectionLimits limits = ConnectionLimits.DEFAULT;
        SandboxConnector connector =
                new SandboxConnector(jettyServer, limits, new StrictHttpConnectionFactory(http, limits.request()));
        connector.setHost(bindAddress);
        connector.setPort(port);
        return connector;
    }

    static void configure(HttpConfiguration http) {
        http.setSendDateHeader(true);
        // Errors of the headers are answered before the body arrives.
        http.setDelayDispatchUntilContent(false);
        // The host of an absolute request target decides over the Host header (decision 13).
        http.setHttpCompliance(HttpCompliance.RFC7230.with("any-host", HttpCompliance.Violation.MISMATCHED_AUTHORITY));
    }

    // Called by the constructor of the superclass, before the field is set; the filter reads the field for each
    // request.
    @Override
    protected void decorateMockServiceContextAfterConfig(ServletContextHandler context) {
        FilterHolder filter =
                new FilterHolder(new BodyLimitFilter(() -> operations, ConnectionLimits.DEFAULT.request()));
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
}
