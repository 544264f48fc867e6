package dev.attachphone.server.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses IP addresses in text form. Host names are never looked up. */
final class IpAddressLiteral {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    /**
     * {@link InetAddress#getByName} takes such a text for an address, or rejects it; it looks up other texts
     * as host names.
     */
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");

    private IpAddressLiteral() {}

    /**
     * Parses an IPv4 address of four decimal numbers, or an IPv6 address without a zone. An IPv4 address that
     * is mapped into IPv6 is returned as IPv4.
     *
     * @return empty if the text is not an address
     */
    static Optional<InetAddress> parse(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
