package dev.attachphone.sandbox.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.sandbox.request.ServedOperations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.EnumSet;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/** The HTTP layer of the sandbox with other limits of connections, and nothing behind it: every complete request is answered with 405. */
final class LimitedHttpLayer implements AutoCloseable {

    static final ServedOperations OPERATIONS = new ServedOperations(Contract::load);

    private final Server server = new Server();
    private final SandboxConnector connector;

    LimitedHttpLayer(ConnectionLimits limits) throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        SandboxHttpServer.configure(http);
        connector = new SandboxConnector(server, limits, new StrictHttpConnectionFactory(http, limits.request()));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addFilter(
                new FilterHolder(new BodyLimitFilter(() -> OPERATIONS, limits.request())),
                "/*",
                EnumSet.of(DispatcherType.REQUEST));
        SandboxErrorHandler errors = new SandboxErrorHandler(OPERATIONS);
        StrictRequestHandler strict = new StrictRequestHandler(OPERATIONS, errors);
        strict.setHandler(context);
        server.setHandler(strict);
        server.setErrorHandler(errors);
        context.setErrorHandler(errors);
        server.start();
    }

    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
    }

    int connections() {
        return connector.getConnectedEndPoints().size();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
