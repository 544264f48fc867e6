package dev.attachphone.server.http.tls;

import dev.attachphone.server.http.TestApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** HTTPS clients that trust only one certificate. */
final class SingleCertificateClient {

    private SingleCertificateClient() {}

    static SSLSocket connect(SSLContext trust, URI url) throws IOException {
        return (SSLSocket) trust.getSocketFactory().createSocket(url.getHost(), url.getPort());
    }

    static HttpClient of(TestCertificate certificate, HttpClient.Version version) throws Exception {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(certificate.trust())
                .build();
    }

    static HttpRequest attach(URI url, String body) {
        return HttpRequest.newBuilder(url.resolve(TestApplication.PATH))
                .header("Content-Type", "application/json")
                .header("token", TestApplication.CREDENTIAL)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
