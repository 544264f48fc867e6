package dev.attachphone.server.http.connection;

import dev.attachphone.server.http.answer.ServerExchange;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A port with a limit to its connections.
 *
 * <p>Jetty's own limit stops accepting, which leaves clients waiting for they do not know what. Here a few more are accepted to
 * be told that they are too many, and those past them are closed.
 */
public final class LimitedConnector extends ServerConnector {

    private static final int MAX_EXCESS = 100;

    private final int maxConnections;

    LimitedConnector(Server server, ServerLimits serverLimits, ConnectionFactory... protocols) {
        super(server, protocols);
        maxConnections = serverLimits.counts().connections();
        setIdleTimeout(serverLimits.times().idle().toMillis());
    }

    /** Whether a request came by a connection that is one too many. */
    public static boolean isExcess(Request request) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        return (endPoint instanceof EndPoint.Wrapper wrapper ? wrapper.unwrap() : endPoint) instanceof ExcessEndPoint;
    }

    /** Lets the client of such a request go elsewhere once it has its answer. */
    public static void end(ServerExchange serverExchange) {
        serverExchange.closeConnection();
        if (serverExchange.request().getConnectionMetaData().getConnection() instanceof HTTP2Connection http2) {
            // It ends by itself, and nobody waits for that.
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
        throw new IOException("there are " + open + " connections already");
    }

    private static final class ExcessEndPoint extends LimitedEndPoint {

        ExcessEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, ServerConnector connector) {
            super(channel, selector, key, connector);
        }
    }
}
