package dev.attachphone.suite.exchange;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The HTTP proxy for https targets, as {@code HTTPS_PROXY} and {@code NO_PROXY} describe it.
 *
 * @param proxy the URL of the proxy; empty if there is none
 * @param direct the hosts without proxy: names, which include their subdomains, or {@code *} for all
 */
public record ProxySettings(Optional<URI> proxy, List<String> direct) {

    private static final int DEFAULT_PORT = 80;

    /**
     * Reads the environment variables in upper or lower case.
     *
     * @throws IllegalArgumentException if the URL of the proxy is invalid; the message does not contain it
     */
    public static ProxySettings of(Map<String, String> environment) {
        Optional<URI> proxy = value(environment, "HTTPS_PROXY").map(ProxySettings::url);
        List<String> direct = Stream.of(
                        value(environment, "NO_PROXY").orElse("").split(","))
                .map(host -> host.strip().replaceFirst("^\\*?\\.", "").toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
        return new ProxySettings(proxy, direct);
    }

    /** The proxy for a URL. */
    Proxy forUrl(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        boolean isDirect = !SocketConnector.isSecure(url)
                || direct.stream().anyMatch(each -> each.equals("*") || host.equals(each) || host.endsWith("." + each));
        return isDirect || proxy.isEmpty()
                ? Proxy.NO_PROXY
                : new Proxy(
                        Proxy.Type.HTTP,
                        new InetSocketAddress(
                                proxy.get().getHost(),
                                proxy.get().getPort() < 0
                                        ? DEFAULT_PORT
                                        : proxy.get().getPort()));
    }

    /** A selector for Java's HTTP client. */
    ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(forUrl(uri));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // The client throws the exception too.
            }
        };
    }

    private static URI url(String text) {
        URI url = URI.create(text.contains("://") ? text : "http://" + text);
        if (url.getHost() == null || !url.getScheme().equals("http") || url.getUserInfo() != null) {
            throw new IllegalArgumentException("not an http URL without credentials");
        }
        return url;
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Stream.of(name, name.toLowerCase(Locale.ROOT))
                .flatMap(spelling -> Optional.ofNullable(environment.get(spelling)).stream())
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
