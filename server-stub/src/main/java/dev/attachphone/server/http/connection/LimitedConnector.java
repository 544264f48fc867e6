package dev.attachphone.server.http.connection;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A connector with a connection limit.
 *
 * <p>Jetty's own limit stops accepting connections, so that clients wait without an answer. This connector accepts 100 more
 * connections, whose requests are rejected, and closes further ones.
 */
public final class LimitedConnector extends ServerConnector {

    private static final int MAX_EXCESS = 100;

    private final int maxConnections;

    LimitedConnector(Server server, ServerLimits limits, ConnectionFactory... protocols) {
        super(server, protocols);
        maxConnections = limits.counts().connections();
        setIdleTimeout(limits.times().idle().toMillis());
        // New connections wait there until they are accepted; the operating system ignores those that find it full.
        // It may also limit the size, Linux by net.core.somaxconn.
        setAcceptQueueSize(maxConnections + MAX_EXCESS);
    }

    /** Whether a request arrived on a connection over the limit. */
    public static boolean isExcess(Request request) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        return (endPoint instanceof EndPoint.Wrapper wrapper ? wrapper.unwrap() : endPoint) instanceof ExcessEndPoint;
    }

    /** Closes an HTTP/2 connection after the response to a request; HTTP/1.1 uses the {@code Connection} header for that. */
    public static void shutdownHttp2(Request request) {
        if (request.getConnectionMetaData().getConnection() instanceof HTTP2Connection http2) {
            CompletableFuture<Void> unused = http2.getSession().shutdown();
        }
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key)
            throws IOException {
        int open = getConnectedEndPoints().size();
        if (open < maxConnections) {
            return new LimitedEndPoint(channel, selector, key, this);
        }
        if (open < maxConnections + MAX_EXCESS) {
            return new ExcessEndPoint(channel, selector, key, this);
        }
        throw new IOException("too many connections: " + open);
    }

    /**
     * An accepted connection.
     *
     * <p>During shutdown Jetty closes connections that are idle for a second. Connections with HTTP/2 requests in progress get the
     * whole stop time instead, as {@link StrictHttp1ConnectionFactory} does for HTTP/1.1.
     */
    private static class LimitedEndPoint extends SocketChannelEndPoint {

        private final ServerConnector connector;

        LimitedEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, ServerConnector connector) {
            super(channel, selector, key, connector.getScheduler());
            this.connector = connector;
            setIdleTimeout(connector.getIdleTimeout());
        }

        @Override
        protected void onIdleExpired(TimeoutException timeout) {
            if (!connector.isShutdown() || !hasStreams()) {
                super.onIdleExpired(timeout);
            }
        }

        private boolean hasStreams() {
            Connection outer = getConnection();
            Connection inner =
                    outer instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : outer;
            return inner instanceof HTTP2Connection http2
                    && !http2.getSession().getStreams().isEmpty();
        }
    }

    /** A connection over the limit. */
    private static final class ExcessEndPoint extends LimitedEndPoint {

        ExcessEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, ServerConnector connector) {
            super(channel, selector, key, connector);
        }
    }
}
