package dev.attachphone.suite.faulty.server;

import java.net.URI;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpCompliance.Violation;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** An in-memory server with a configurable behaviour. */
public final class FaultyServer implements AutoCloseable {

    private final ServerBehaviour serverBehaviour;
    private final Server server = new Server();
    private final ServerConnector connector;

    private FaultyServer(ServerBehaviour serverBehaviour) {
        this.serverBehaviour = serverBehaviour;
        connector = new ServerConnector(
                server, new StrictTargetConnectionFactory(http(serverBehaviour.http), serverBehaviour.http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Serving());
        server.setErrorHandler(new Refusing());
    }

    /** Starts a server on a free port. */
    public static FaultyServer start(ServerBehaviour serverBehaviour) throws Exception {
        FaultyServer started = new FaultyServer(serverBehaviour);
        started.server.start();
        return started;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private static HttpConfiguration http(HttpRequestRules rules) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendDateHeader(rules.dated);
        http.setRequestHeaderSize(rules.maxHeadBytes);
        http.setHttpCompliance(HttpCompliance.RFC9110.with("target decides", Violation.MISMATCHED_AUTHORITY));
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setHeaderCacheCaseSensitive(true);
        return http;
    }

    private void send(MutableAnswer mutableAnswer, Response response, Callback callback) {
        byte[] bytes = serverBehaviour.answers.finish(mutableAnswer);
        response.setStatus(mutableAnswer.status);
        HttpFields.Mutable headers = response.getHeaders();
        mutableAnswer.headers.forEach(headers::put);
        headers.put("Content-Length", bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    private final class Serving extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            ReceivedRequest receivedRequest = new ReceivedRequest(request);
            MutableAnswer mutableAnswer = serverBehaviour.answer(receivedRequest);
            if (!receivedRequest.isFinished()) {
                response.getHeaders().put("Connection", "close");
            }
            send(mutableAnswer, response, callback);
            return true;
        }
    }

    /** Writes the answers to requests that Jetty refuses. */
    private final class Refusing extends ErrorHandler {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            send(MutableAnswer.ofStatus(response.getStatus()), response, callback);
            return true;
        }
    }
}
