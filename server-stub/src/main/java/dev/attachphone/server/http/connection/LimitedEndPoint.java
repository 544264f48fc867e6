package dev.attachphone.server.http.connection;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A connection that the server has accepted.
 *
 * <p>When the server ends, Jetty gives every connection one more second of silence. One on which HTTP/2 requests are under way
 * has as long as the end has; {@link StrictHttp1ConnectionFactory} says the same of HTTP/1.1.
 */
class LimitedEndPoint extends SocketChannelEndPoint {

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
