package dev.attachphone.server.http.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.server.http.BlockingServer;
import dev.attachphone.server.http.TestApplication;
import dev.attachphone.server.http.TestLimits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
final class HttpsTest {

    @RegisterExtension
    private final BlockingServer server = new BlockingServer();

    @TempDir
    private Path folder = Path.of("");

    private PemFiles files = new PemFiles(Path.of(""), Path.of(""));

    @BeforeEach
    void nameFiles() {
        files = new PemFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        server.store().release();
    }

    @ParameterizedTest
    @EnumSource
    void bothHttpVersionsGetTheSameAnswers(HttpClient.Version version) throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "EC");
        certificate.writeTo(files);
        URI url = server.start(TestLimits.generous(), files);
        HttpClient client = SingleCertificateClient.of(certificate, version);

        HttpResponse<String> attached = client.send(
                SingleCertificateClient.attach(url, TestApplication.BODY), HttpResponse.BodyHandlers.ofString());
        assertEquals(version, attached.version());
        assertEquals(200, attached.statusCode());

        for (int i = 0; i < 2; i++) {
            assertEnvelope(client, SingleCertificateClient.attach(url, " ".repeat(262_145)), 413);
            assertEnvelope(
                    client,
                    HttpRequest.newBuilder(url.resolve(TestApplication.PATH)).build(),
                    405);
            assertEnvelope(
                    client, HttpRequest.newBuilder(url.resolve("/nowhere")).build(), 404);
            assertEnvelope(
                    client,
                    HttpRequest.newBuilder(
                                    SingleCertificateClient.attach(url, TestApplication.BODY),
                                    (n, v) -> !n.equals("Content-Type"))
                            .build(),
                    415);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void supportsTls12AndTls13(String protocol) throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "RSA");
        certificate.writeTo(files);
        URI url = server.start(TestLimits.generous(), files);

        try (SSLSocket socket = SingleCertificateClient.connect(certificate.trust(), url)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            assertEquals(protocol, socket.getSession().getProtocol());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, true",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, true",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384, false",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, false"
    })
    void supportsOnlyCipherSuitesWithAuthenticatedEncryption(String suite, boolean isSupported) throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "EC");
        certificate.writeTo(files);
        URI url = server.start(TestLimits.generous(), files);

        try (SSLSocket socket = SingleCertificateClient.connect(certificate.trust(), url)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});
            if (isSupported) {
                socket.startHandshake();
                assertEquals(suite, socket.getSession().getCipherSuite());
            } else {
                assertThrows(SSLHandshakeException.class, socket::startHandshake);
            }
        }
    }

    @Test
    void sendsStrictTransportSecurity() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "EC");
        certificate.writeTo(files);
        URI url = server.start(TestLimits.generous(), files);

        HttpResponse<String> answer = SingleCertificateClient.of(certificate, HttpClient.Version.HTTP_2)
                .send(SingleCertificateClient.attach(url, TestApplication.BODY), HttpResponse.BodyHandlers.ofString());

        assertEquals(
                Optional.of("max-age=" + BlockingServer.HSTS_SECONDS),
                answer.headers().firstValue("Strict-Transport-Security"));
    }

    @Test
    void answersRequestsForAnotherHostNameThanTheCertificates() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "EC");
        certificate.writeTo(files);

        try (SSLSocket socket =
                SingleCertificateClient.connect(certificate.trust(), server.start(TestLimits.generous(), files))) {
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: another.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }

    private static void assertEnvelope(HttpClient client, HttpRequest request, int status) throws Exception {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().startsWith("{\"error\":true,\"code\":" + status + ","), answer.body());
    }
}
