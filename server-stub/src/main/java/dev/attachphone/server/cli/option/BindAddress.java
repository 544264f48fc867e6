package dev.attachphone.server.cli.option;

import dev.attachphone.server.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;

/**
 * The address that a server listens on, with the names of the options that set it.
 *
 * @param hostOption the option that sets the host
 * @param host a host name or an IP address
 * @param portOption the option that sets the port
 * @param port the port; 0 selects a free port
 */
public record BindAddress(String hostOption, String host, String portOption, int port) {

    /**
     * Checks that this machine has the address.
     *
     * @throws UsageException if the port is out of range or the host is not an address of this machine
     */
    public void validate() {
        UsageException.requireInRange(portOption, port, 0, 65_535);
        // Binds to a free port: the configured one may still be in use by the server that this one replaces.
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address(), 0));
        } catch (IOException e) {
            throw cannotListen(reason(e));
        }
    }

    /**
     * Checks that the two addresses do not overlap.
     *
     * @throws UsageException if they do
     */
    public void requireDistinct(BindAddress other) {
        boolean sameHost = address().equals(other.address())
                || address().isAnyLocalAddress()
                || other.address().isAnyLocalAddress();
        if (port != 0 && port == other.port && sameHost) {
            throw new UsageException(
                    this + " and " + other + " are the same address; choose another " + other.portOption);
        }
    }

    /**
     * Starts a server on this address.
     *
     * @return the URL of the server
     * @throws UsageException if it cannot listen on this address
     */
    public URI listen(HttpServer server) {
        try {
            return server.start(host, port);
        } catch (IOException e) {
            server.close();
            throw cannotListen(reason(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static String reason(Throwable cause) {
        return Objects.toString(cause.getMessage(), cause.getClass().getSimpleName());
    }

    private InetAddress address() {
        if (host.isBlank()) {
            throw new UsageException(hostOption + " is blank; use a host name or an IP address of this machine, such as"
                    + " 127.0.0.1, or 0.0.0.0 for all addresses");
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw cannotListen("unknown host");
        }
    }

    /** Whether only this machine can connect to the address. */
    public boolean isLoopback() {
        return address().isLoopbackAddress();
    }

    /** The host and the port as in a URL. */
    public String hostAndPort() {
        return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
    }

    private UsageException cannotListen(String reason) {
        return new UsageException("cannot listen on " + this + ": " + reason);
    }

    @Override
    public String toString() {
        return hostOption + " " + host + " " + portOption + " " + port;
    }
}
