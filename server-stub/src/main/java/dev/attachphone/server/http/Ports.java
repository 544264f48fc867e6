package dev.attachphone.server.http;

import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** Makes ports that speak HTTP within limits. */
final class Ports {

    private Ports() {}

    /** A port of that server, which does not listen yet. */
    static ServerConnector open(Server server, Port port) {
        HttpConfiguration http = http(port.limits());
        // A load balancer or a probe may ask by another name than the certificate's; clients judge that for themselves.
        http.addCustomizer(new SecureRequestCustomizer(false));
        CheckedRequests http1 = new CheckedRequests(http, port.limits().times().request());
        return port.tls()
                .map(files -> encrypted(server, port, files, http1))
                .orElseGet(() -> plain(server, port, http1));
    }

    private static LimitedConnector plain(Server server, Port port, CheckedRequests http1) {
        port.observer().watch(Observer.Level.CERTIFICATE_PROBLEM, () -> 0);
        port.observer().watch(Observer.Level.CERTIFICATE_END, () -> 0);
        return new LimitedConnector(server, port.limits(), http1);
    }

    private static LimitedConnector encrypted(Server server, Port port, PemFiles files, CheckedRequests http1) {
        ReloadedTls tls = new ReloadedTls(files);
        server.addBean(tls);
        port.observer().watch(Observer.Level.CERTIFICATE_PROBLEM, () -> tls.hasProblem() ? 1 : 0);
        port.observer()
                .watch(
                        Observer.Level.CERTIFICATE_END,
                        () -> tls.validity().until().getEpochSecond());
        ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
        choice.setDefaultProtocol(http1.getProtocol());
        return new LimitedConnector(
                server,
                port.limits(),
                new SslConnectionFactory(tls.context(), choice.getProtocol()),
                choice,
                new HTTP2ServerConnectionFactory(http1.getHttpConfiguration()),
                http1);
    }

    private static HttpConfiguration http(Limits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(limits.sizes().headerBytes());
        // Paths are compared letter for letter and never decoded, so an odd one is merely unknown.
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }
}
