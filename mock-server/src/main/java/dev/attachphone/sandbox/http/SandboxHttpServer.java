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

/** WireMock's HTTP server, with bodies bounded and every error of its own in the envelope. */
public final class SandboxHttpServer extends Jetty11HttpServer {

    private final ErrorHandler errors;

    /**
     * Makes a server.
     *
     * @param servedOperations their answers stand for the server's own errors
     */
    public SandboxHttpServer(
            Options options, AdminRequestHandler admin, StubRequestHandler stubs, ServedOperations servedOperations) {
        super(options, admin, stubs);
        this.errors = new SandboxErrorHandler(servedOperations);
        jettyServer.setErrorHandler(errors);
        AdminAccessHandler adminAccessHandler = new AdminAccessHandler();
        adminAccessHandler.setHandler(jettyServer.getHandler());
        jettyServer.setHandler(adminAccessHandler);
        for (var handler : jettyServer.getChildHandlersByClass(ServletContextHandler.class)) {
            if (((ServletContextHandler) handler).getContextPath().equals("/")) {
                ((ServletContextHandler) handler).setErrorHandler(errors);
            }
        }
    }

    @Override
    protected void decorateMockServiceContextAfterConfig(ServletContextHandler context) {
        FilterHolder filter = new FilterHolder(new BodyLimitFilter());
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
}
