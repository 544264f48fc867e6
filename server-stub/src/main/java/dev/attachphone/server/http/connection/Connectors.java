package dev.attachphone.server.http.connection;

import dev.attachphone.server.http.tls.CertificateReloader;
import dev.attachphone.server.http.tls.PemFiles;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** Makes ports that speak HTTP within limits. */
public final class Connectors {

    private Connectors() {}

    /** A port of that server, which does not listen yet. */
    public static ServerConnector create(Server server, PortConfig portConfig) {
        HttpConfiguration http = http(portConfig.limits());
        // A load balancer or a probe may ask by another name than the certificate's; clients judge that for themselves.
        http.addCustomizer(new SecureRequestCustomizer(false));
        StrictHttp1ConnectionFactory http1 = new StrictHttp1ConnectionFactory(
                http, portConfig.limits().times().request());
        return portConfig
                .tls()
                .map(files -> encrypted(server, portConfig, files, http1))
                .orElseGet(() -> plain(server, portConfig, http1));
    }

    private static LimitedConnector plain(Server server, PortConfig portConfig, StrictHttp1ConnectionFactory http1) {
        portConfig.listener().registerGauge(HttpServerListener.GaugeName.CERTIFICATE_PROBLEM, () -> 0);
        portConfig.listener().registerGauge(HttpServerListener.GaugeName.CERTIFICATE_NOT_AFTER, () -> 0);
        return new LimitedConnector(server, portConfig.limits(), http1);
    }

    private static LimitedConnector encrypted(
            Server server, PortConfig portConfig, PemFiles files, StrictHttp1ConnectionFactory http1) {
        CertificateReloader tls = new CertificateReloader(files);
        server.addBean(tls);
        portConfig
                .listener()
                .registerGauge(HttpServerListener.GaugeName.CERTIFICATE_PROBLEM, () -> tls.hasProblem() ? 1 : 0);
        portConfig
                .listener()
                .registerGauge(
                        HttpServerListener.GaugeName.CERTIFICATE_NOT_AFTER,
                        () -> tls.validity().notAfter().getEpochSecond());
        ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
        choice.setDefaultProtocol(http1.getProtocol());
        return new LimitedConnector(
                server,
                portConfig.limits(),
                new SslConnectionFactory(tls.context(), choice.getProtocol()),
                choice,
                new HTTP2ServerConnectionFactory(http1.getHttpConfiguration()),
                http1);
    }

    private static HttpConfiguration http(ServerLimits serverLimits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(serverLimits.sizes().headerBytes());
        // Paths are compared letter for letter and never decoded, so an odd one is merely unknown.
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }
}
