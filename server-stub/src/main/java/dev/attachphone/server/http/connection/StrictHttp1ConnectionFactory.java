package dev.attachphone.server.http.connection;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpCompliance;
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
 * Creates HTTP/1.1 connections that reject requests which Jetty accepts.
 *
 * <ul>
 *   <li>A request target with a scheme but no host, such as {@code http:/path} (RFC 9110, section 4.2.1). Jetty takes the host from
 *       the {@code Host} header, so that a handler cannot tell the target from a path.
 *   <li>A request target with a fragment or user information (RFC 9112, section 3.2; RFC 9110, section 4.2.4).
 *   <li>A protocol version in lower case, such as {@code http/1.1} (RFC 9112, section 2.3).
 *   <li>Headers that arrive too slowly, or stall for the idle timeout; the answer is 408. Jetty waits, or closes the connection.
 * </ul>
 */
final class StrictHttp1ConnectionFactory extends HttpConnectionFactory {

    private final Duration requestTimeout;

    StrictHttp1ConnectionFactory(HttpConfiguration http, Duration requestTimeout) {
        super(http);
        this.requestTimeout = requestTimeout;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new StrictHttp1Connection(getHttpConfiguration(), connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    private final class StrictHttp1Connection extends HttpConnection {

        private @Nullable RequestHandler handler;
        private volatile boolean isRejecting;

        StrictHttp1Connection(HttpConfiguration http, Connector connector, EndPoint endPoint) {
            super(http, connector, endPoint);
        }

        @Override
        protected RequestHandler newRequestHandler() {
            RequestHandler created = new RequestHandler() {
                @Override
                public void startRequest(String method, String uri, HttpVersion version) {
                    if (getParser() instanceof TailRecordingHttpParser parser
                            && !parser.hasJustRead(version.asString())) {
                        throw badRequest("the protocol version is not in capitals");
                    }
                    super.startRequest(method, uri, version);
                }

                @Override
                public void badMessage(HttpException failure) {
                    isRejecting = true;
                    super.badMessage(failure);
                }
            };
            handler = created;
            return created;
        }

        @Override
        public void onFillable() {
            if (isRejecting && getHttpChannel().getRequest() != null) {
                // Another thread answers the invalid request, and continues here afterwards.
                // If the client has closed its side, Jetty would close the connection before the answer is sent.
                return;
            }
            if (isInHeaders() && NanoTime.since(getParser().getBeginNanoTime()) > requestTimeout.toNanos()) {
                refuseAsTimedOut();
            } else {
                super.onFillable();
            }
        }

        @Override
        public void onFillInterestedFailed(Throwable cause) {
            if (cause instanceof TimeoutException && isInHeaders()) {
                refuseAsTimedOut();
            } else {
                super.onFillInterestedFailed(cause);
            }
        }

        // False between two requests, and after the connection has failed.
        private boolean isInHeaders() {
            return getHttpChannel().getRequest() == null
                    && handler != null
                    && !getParser().isStart()
                    && getParser().inHeaderState();
        }

        private void refuseAsTimedOut() {
            getParser().close();
            Objects.requireNonNull(handler)
                    .badMessage(new HttpException.RuntimeException(HttpStatus.REQUEST_TIMEOUT_408));
        }

        // During shutdown Jetty closes connections that are idle for a second. A connection with a request in progress
        // gets the whole stop time instead.
        @Override
        public boolean onIdleExpired(TimeoutException timeout) {
            boolean isFinishing =
                    getConnector().isShutdown() && getHttpChannel().getRequest() != null;
            return !isFinishing && super.onIdleExpired(timeout);
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            return new TailRecordingHttpParser(Objects.requireNonNull(handler), getHttpConfiguration(), compliance);
        }

        private static HttpException.RuntimeException badRequest(String reason) {
            return new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, reason);
        }

        @Override
        protected HttpStreamOverHTTP1 newHttpStream(String method, String target, HttpVersion version) {
            HttpURI uri = HttpURI.from(method, target);
            if (uri.getScheme() != null && uri.getHost() == null) {
                throw badRequest("the request target has a scheme but no host");
            }
            if (target.contains("#") || uri.getUser() != null) {
                throw badRequest("the request target has a fragment or user information");
            }
            return super.newHttpStream(method, target, version);
        }
    }
}
