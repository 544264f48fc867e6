package dev.attachphone.server.http.connection;

import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.server.http.connection.HttpServerListener.GaugeName;
import dev.attachphone.server.http.tls.CertificateReloader;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** Creates connectors for HTTP/1.1, or for HTTP/1.1 and HTTP/2 over TLS. */
public final class Connectors {

    private Connectors() {}

    /** Creates a connector of a server, which does not listen yet. */
    public static ServerConnector create(Server server, PortConfig port) {
        HttpConfiguration http = httpConfiguration(port.limits());
        // The host name is not checked against the certificate: load balancers and probes may use another one.
        http.addCustomizer(new SecureRequestCustomizer(false));
        StrictHttp1ConnectionFactory http1 =
                new StrictHttp1ConnectionFactory(http, port.limits().times().request());
        return port.tls()
                .map(tls -> encrypted(server, port, tls.files(), http1))
                .orElseGet(() -> plain(server, port, http1));
    }

    private static LimitedConnector plain(Server server, PortConfig port, StrictHttp1ConnectionFactory http1) {
        port.listener().registerGauge(GaugeName.CERTIFICATE_PROBLEM, () -> 0);
        port.listener().registerGauge(GaugeName.CERTIFICATE_NOT_AFTER, () -> 0);
        return new LimitedConnector(server, port.limits(), http1);
    }

    private static LimitedConnector encrypted(
            Server server, PortConfig port, PemFiles files, StrictHttp1ConnectionFactory http1) {
        CertificateReloader tls = new CertificateReloader(files);
        server.addBean(tls);
        port.listener().registerGauge(GaugeName.CERTIFICATE_PROBLEM, () -> tls.hasProblem() ? 1 : 0);
        port.listener()
                .registerGauge(
                        GaugeName.CERTIFICATE_NOT_AFTER,
                        () -> tls.validity().notAfter().getEpochSecond());
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(http1.getProtocol());
        return new LimitedConnector(
                server,
                port.limits(),
                new SslConnectionFactory(tls.context(), alpn.getProtocol()),
                alpn,
                new HTTP2ServerConnectionFactory(http1.getHttpConfiguration()),
                http1);
    }

    private static Request requireHost(Request request, HttpFields.Mutable responseHeaders) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host != null && host.isBlank()) {
            throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, "the Host header is empty");
        }
        return request;
    }

    private static HttpConfiguration httpConfiguration(ServerLimits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(limits.sizes().headerBytes());
        // Paths are compared literally and never decoded, so that an ambiguous path is an unknown path.
        http.setUriCompliance(UriCompliance.UNSAFE);
        // The host of an absolute request target decides over the Host header (decision 13).
        http.setHttpCompliance(HttpCompliance.RFC9110.with("any-host", HttpCompliance.Violation.MISMATCHED_AUTHORITY));
        http.addCustomizer(Connectors::requireHost);
        return http;
    }
}
