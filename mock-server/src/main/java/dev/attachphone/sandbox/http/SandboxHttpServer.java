package dev.attachphone.sandbox.http;

import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.EnumSet;
import java.util.List;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.org.eclipse.jetty.http.HttpCompliance;
import wiremock.org.eclipse.jetty.io.NetworkTrafficListener;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/** WireMock's HTTP server with strict HTTP, limited bodies, protected admin API, and errors in the envelope of the vendor's page. */
public final class SandboxHttpServer extends Jetty11HttpServer {

    private final ServedOperations operations;

    /**
     * Creates a server.
     *
     * @param operations the operations whose limits apply and whose answers the server's own errors use
     */
    public SandboxHttpServer(
            Options options, AdminRequestHandler admin, StubRequestHandler stubs, ServedOperations operations) {
        super(options, admin, stubs);
        this.operations = operations;
        SandboxErrorHandler errors = new SandboxErrorHandler(operations);
        jettyServer.setErrorHandler(errors);
        AdminAccessHandler adminAccess = new AdminAccessHandler();
        adminAccess.setHandler(jettyServer.getHandler());
        StrictRequestHandler strict = new StrictRequestHandler(operations, errors);
        strict.setHandler(adminAccess);
        jettyServer.setHandler(strict);
        for (var handler : jettyServer.getChildHandlersByClass(ServletContextHandler.class)) {
            if (((ServletContextHandler) handler).getContextPath().equals("/")) {
                ((ServletContextHandler) handler).setErrorHandler(errors);
            }
        }
    }

    // Called by the constructor of the superclass.
    @Override
    protected ServerConnector createHttpConnector(
            String bindAddress, int port, JettySettings settings, NetworkTrafficListener listener) {
        ServerConnector connector = super.createHttpConnector(bindAddress, port, settings, listener);
        HttpConfiguration http =
                connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        configure(http);
        connector.setConnectionFactories(List.of(new StrictHttpConnectionFactory(http)));
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
        FilterHolder filter = new FilterHolder(new BodyLimitFilter(() -> operations));
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
}
