package dev.attachphone.sandbox.http;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.EnumSet;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/** WireMock's HTTP server with limited bodies, protected admin API, and errors in the envelope of the vendor's page. */
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
        ErrorHandler errors = new SandboxErrorHandler(operations);
        jettyServer.setErrorHandler(errors);
        AdminAccessHandler adminAccess = new AdminAccessHandler();
        adminAccess.setHandler(jettyServer.getHandler());
        jettyServer.setHandler(adminAccess);
        for (var handler : jettyServer.getChildHandlersByClass(ServletContextHandler.class)) {
            if (((ServletContextHandler) handler).getContextPath().equals("/")) {
                ((ServletContextHandler) handler).setErrorHandler(errors);
            }
        }
    }

    // Called by the constructor of the superclass, before the field is set; the filter reads the field for each
    // request.
    @Override
    protected void decorateMockServiceContextAfterConfig(ServletContextHandler context) {
        FilterHolder filter =
                new FilterHolder(new BodyLimitFilter(() -> operations.contract().get()));
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
}
