package dev.attachphone.server.http.connection;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * Connections that refuse two things which Jetty takes, and which no handler could refuse any more.
 *
 * <p>A target with a scheme and no host, such as {@code http:/path} (RFC 9110, section 4.2.1): Jetty takes its host from the
 * header, so that it looks like a mere path. And headers that arrive byte by byte: to Jetty the connection is not idle.
 */
final class StrictHttp1ConnectionFactory extends HttpConnectionFactory {

    private final Duration patience;

    StrictHttp1ConnectionFactory(HttpConfiguration http, Duration patience) {
        super(http);
        this.patience = patience;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new StrictHttp1Connection(getHttpConfiguration(), connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    private final class StrictHttp1Connection extends HttpConnection {

        private @Nullable RequestHandler handler;

        StrictHttp1Connection(HttpConfiguration http, Connector connector, EndPoint endPoint) {
            super(http, connector, endPoint);
        }

        @Override
        protected RequestHandler newRequestHandler() {
            RequestHandler created = super.newRequestHandler();
            handler = created;
            return created;
        }

        @Override
        public void onFillable() {
            boolean hasBegun = getHttpChannel().getRequest() == null && isInHeaders(getParser());
            if (hasBegun && handler != null && NanoTime.since(getParser().getBeginNanoTime()) > patience.toNanos()) {
                getParser().close();
                handler.badMessage(new HttpException.RuntimeException(HttpStatus.REQUEST_TIMEOUT_408));
            } else {
                super.onFillable();
            }
        }

        // Not between two requests, and not when the connection is given up already.
        private static boolean isInHeaders(HttpParser parser) {
            return !parser.isStart() && parser.inHeaderState();
        }

        // When the server ends, Jetty gives every connection one more second of silence. One with a request under way
        // has as long as the end has.
        @Override
        public boolean onIdleExpired(TimeoutException timeout) {
            boolean isFinishing =
                    getConnector().isShutdown() && getHttpChannel().getRequest() != null;
            return !isFinishing && super.onIdleExpired(timeout);
        }

        @Override
        protected HttpStreamOverHTTP1 newHttpStream(String method, String target, HttpVersion version) {
            HttpURI uri = HttpURI.from(method, target);
            if (uri.getScheme() != null && uri.getHost() == null) {
                throw new HttpException.RuntimeException(
                        HttpStatus.BAD_REQUEST_400, "the target has a scheme and no host");
            }
            return super.newHttpStream(method, target, version);
        }
    }
}
