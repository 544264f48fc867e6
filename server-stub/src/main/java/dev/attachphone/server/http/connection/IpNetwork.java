package dev.attachphone.server.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The IP addresses with a common prefix. */
public final class IpNetwork {

    private static final Pattern CIDR = Pattern.compile("([^/]+)(?:/([0-9]{1,3}))?");

    private final InetAddress first;
    private final int prefixLength;

    private IpNetwork(InetAddress first, int prefixLength) {
        this.first = first;
        this.prefixLength = prefixLength;
    }

    /**
     * The network of an address.
     *
     * @param prefixLength the number of leading bits that all addresses have in common, at most those of the
     *     address
     */
    public static IpNetwork of(InetAddress address, int prefixLength) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int bits = Math.max(0, Math.min(Byte.SIZE, prefixLength - i * Byte.SIZE));
            bytes[i] &= (byte) (0xff00 >> bits);
        }
        try {
            return new IpNetwork(InetAddress.getByAddress(bytes), prefixLength);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the length of the address is valid", e);
        }
    }

    /**
     * Parses an address, or a network as an address and the length of its prefix, such as {@code 10.0.0.0/8}.
     * Host names are never looked up.
     *
     * @return empty if the text is neither
     */
    public static Optional<IpNetwork> parse(String text) {
        Matcher cidr = CIDR.matcher(text);
        if (!cidr.matches()) {
            return Optional.empty();
        }
        return IpAddressLiteral.parse(cidr.group(1)).flatMap(address -> {
            int bits = address.getAddress().length * Byte.SIZE;
            int prefixLength = cidr.group(2) == null ? bits : Integer.parseInt(cidr.group(2));
            return prefixLength > bits ? Optional.empty() : Optional.of(of(address, prefixLength));
        });
    }

    /**
     * Whether an address is in this network. An IPv4 address is in no network of IPv6 addresses, and vice
     * versa.
     */
    public boolean contains(InetAddress address) {
        return address.getAddress().length == first.getAddress().length
                && of(address, prefixLength).equals(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpNetwork network
                && network.first.equals(first)
                && network.prefixLength == prefixLength;
    }

    @Override
    public int hashCode() {
        return first.hashCode() * 31 + prefixLength;
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefixLength;
    }
}
