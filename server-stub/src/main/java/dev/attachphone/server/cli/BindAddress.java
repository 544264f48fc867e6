package dev.attachphone.server.cli;

import dev.attachphone.server.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;

/**
 * Where a port of the server is to be, and the options that say so.
 *
 * @param hostOption the option of the host
 * @param host a name or an address
 * @param portOption the option of the port
 * @param port the port, or 0 for a free one
 */
record BindAddress(String hostOption, String host, String portOption, int port) {

    /**
     * Makes sure that there can be such a place on this machine.
     *
     * @throws UsageErrors.UsageException if there cannot
     */
    void validate() {
        RangeCheck.require(portOption, port, 0, 65_535);
        // Any port will do: the one that is meant may be in use by the server that this one is to replace.
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address(), 0));
        } catch (IOException e) {
            throw cannotListen(reason(e));
        }
    }

    /**
     * Makes sure that nobody can be meant who asks at the other place.
     *
     * @throws UsageErrors.UsageException if the two are the same
     */
    void requireDistinct(BindAddress other) {
        boolean sameHost = address().equals(other.address())
                || address().isAnyLocalAddress()
                || other.address().isAnyLocalAddress();
        if (port != 0 && port == other.port && sameHost) {
            throw new UsageErrors.UsageException(
                    this + " and " + other + " are one place; choose another " + other.portOption);
        }
    }

    /**
     * Lets a server listen there.
     *
     * @return where
     * @throws UsageErrors.UsageException if it cannot
     */
    URI listen(HttpServer server) {
        try {
            return server.start(host, port);
        } catch (IOException e) {
            server.close();
            throw cannotListen(reason(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static String reason(Throwable cause) {
        return Objects.toString(cause.getMessage(), "for a reason that is not known");
    }

    private InetAddress address() {
        if (host.isBlank()) {
            throw new UsageErrors.UsageException(
                    hostOption + " is blank; give a name or an address of this machine, such as"
                            + " 127.0.0.1, or 0.0.0.0 for all of them");
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw cannotListen("there is no such host");
        }
    }

    private UsageErrors.UsageException cannotListen(String why) {
        return new UsageErrors.UsageException("cannot listen at " + this + ": " + why);
    }

    @Override
    public String toString() {
        return hostOption + " " + host + " " + portOption + " " + port;
    }
}
