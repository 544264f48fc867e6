package dev.attachphone.sandbox.http;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.io.ManagedSelector;
import wiremock.org.eclipse.jetty.io.SocketChannelEndPoint;
import wiremock.org.eclipse.jetty.server.ConnectionFactory;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connector with a connection limit. It accepts 100 connections over the limit, whose requests are to be rejected, and closes further
 * ones.
 */
final class SandboxConnector extends ServerConnector {

    private static final int MAX_EXCESS = 100;

    /** The time that idle connections stay open while the sandbox stops, as WireMock has it. */
    private static final long STOPPING_IDLE_MILLIS = 200;

    private final int maxConnections;

    SandboxConnector(Server server, ConnectionLimits limits, ConnectionFactory... protocols) {
        super(server, protocols);
        maxConnections = limits.connections();
        setIdleTimeout(limits.idle().toMillis());
        setShutdownIdleTimeout(STOPPING_IDLE_MILLIS);
        // New connections wait there until they are accepted; the operating system ignores those that find it full.
        // It may also limit the size, Linux by net.core.somaxconn.
        setAcceptQueueSize(maxConnections + MAX_EXCESS);
    }

    /** Whether a request arrived on a connection over the limit. */
    static boolean isExcess(Request request) {
        EndPoint endPoint = request.getHttpChannel().getEndPoint();
        return (endPoint instanceof EndPoint.Wrapper wrapper ? wrapper.unwrap() : endPoint) instanceof ExcessEndPoint;
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key)
            throws IOException {
        int open = getConnectedEndPoints().size();
        if (open < maxConnections) {
            return super.newEndPoint(channel, selector, key);
        }
        if (open < maxConnections + MAX_EXCESS) {
            ExcessEndPoint endPoint = new ExcessEndPoint(channel, selector, key, getScheduler());
            endPoint.setIdleTimeout(getIdleTimeout());
            return endPoint;
        }
        throw new IOException("too many connections: " + open);
    }

    /** A connection over the limit. */
    private static final class ExcessEndPoint extends SocketChannelEndPoint {

        ExcessEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
            super(channel, selector, key, scheduler);
        }
    }
}
