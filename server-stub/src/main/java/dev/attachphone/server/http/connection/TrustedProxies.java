package dev.attachphone.server.http.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * The proxies whose {@code X-Forwarded-For} is trusted.
 *
 * @param networks their addresses
 */
public record TrustedProxies(List<IpNetwork> networks) {

    /** Some proxies append the port of the client. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\[\\]]*)](?::[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}");

    /** The address of the client that sent a request, or 0.0.0.0 if its connection has been closed. */
    public InetAddress clientOf(Request request) {
        InetAddress peer = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote
                ? remote.getAddress()
                : new InetSocketAddress(0).getAddress();
        return clientOf(peer, request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR));
    }

    /**
     * The address of a client: the peer if it is not trusted, otherwise the right-most address in {@code
     * X-Forwarded-For} that is not trusted. An element that is not an address, and everything to the left of
     * it, is ignored.
     *
     * @param peer the address that the connection comes from
     * @param forwardedFor the values of the header, each of which is a list
     */
    InetAddress clientOf(InetAddress peer, List<String> forwardedFor) {
        String[] elements = String.join(",", forwardedFor).split(",", -1);
        InetAddress client = peer;
        for (int i = elements.length - 1; i >= 0 && isTrusted(client); i--) {
            String element = elements[i].strip();
            // A list may have empty elements (RFC 9110, section 5.6.1.2).
            if (!element.isEmpty()) {
                Optional<InetAddress> next = IpAddressLiteral.parse(withoutPort(element));
                if (next.isEmpty()) {
                    return client;
                }
                client = next.get();
            }
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static String withoutPort(String element) {
        Matcher matcher = WITH_PORT.matcher(element);
        if (!matcher.matches()) {
            return element;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
}
