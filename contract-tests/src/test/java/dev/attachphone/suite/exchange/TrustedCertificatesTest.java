package dev.attachphone.suite.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.attachphone.suite.testserver.SelfSignedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedCertificatesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void certificatesOfTheFileAreTrusted() throws Exception {
        SelfSignedCertificate known = SelfSignedCertificate.make(folder);
        Path several = folder.resolve("several.pem");
        Files.writeString(
                several,
                "# ours\n" + Files.readString(SelfSignedCertificate.make(folder).certificate())
                        + Files.readString(known.key()) + "# theirs\n" + Files.readString(known.certificate()));
        assertEquals("204 204", statuses(known, TrustedCertificates.jvmDefaultAnd(several)));
    }

    @Test
    void messageForAnUntrustedCertificateNamesTheOption() throws Exception {
        SelfSignedCertificate known = SelfSignedCertificate.make(folder);
        for (TrustedCertificates trustedCertificates : List.of(
                TrustedCertificates.jvmDefault(),
                TrustedCertificates.jvmDefaultAnd(
                        SelfSignedCertificate.make(folder).certificate()))) {
            String message = messageFor(known, trustedCertificates);
            assertTrue(message.contains("is not trusted: ") && message.contains("--trust"), message);
        }
    }

    @Test
    void messageForACertificateOfAnotherHostNamesNoOption() throws Exception {
        SelfSignedCertificate other = SelfSignedCertificate.make(folder, "san=dns:elsewhere");
        String message = messageFor(other, TrustedCertificates.jvmDefaultAnd(other.certificate()));
        assertTrue(message.contains("is not valid for it: ") && !message.contains("--trust"), message);
    }

    @Test
    void messageForAnExpiredCertificateNamesNoOption() {
        Exception expired = new CertificateExpiredException("NotAfter: yesterday");
        Exception path = new CertificateException("failed", new CertPathValidatorException("failed", expired));
        assertEquals(
                "the certificate of https://h is not valid for it: NotAfter: yesterday",
                NoResponseException.of(URI.create("https://h"), new IOException(path))
                        .getMessage());
    }

    @Test
    void fileWithoutValidCertificatesIsRejected() throws Exception {
        assertThrows(IOException.class, () -> TrustedCertificates.jvmDefaultAnd(folder.resolve("nowhere.pem")));
        assertThrows(IOException.class, () -> TrustedCertificates.jvmDefaultAnd(folder));
        SelfSignedCertificate known = SelfSignedCertificate.make(folder);
        assertThrows(CertificateException.class, () -> TrustedCertificates.jvmDefaultAnd(known.key()));
        String half = Files.readString(known.certificate()).substring(0, 200) + "\n-----END CERTIFICATE-----\n";
        Path broken = Files.writeString(folder.resolve("broken.pem"), half);
        assertThrows(CertificateException.class, () -> TrustedCertificates.jvmDefaultAnd(broken));
    }

    private static String messageFor(SelfSignedCertificate known, TrustedCertificates trustedCertificates) {
        return String.valueOf(assertThrows(NoResponseException.class, () -> statuses(known, trustedCertificates))
                .getMessage());
    }

    /** The statuses received through the HTTP client and over a raw connection. */
    private static String statuses(SelfSignedCertificate known, TrustedCertificates trustedCertificates)
            throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(known.tls()));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        try {
            URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
            TargetClient targetClient =
                    TargetClient.at(url, trustedCertificates, Duration.ofSeconds(60), ExchangeListener.NONE);
            return targetClient.send(request(Optional.empty())).status() + " "
                    + targetClient.send(request(Optional.of(raw()))).status();
        } finally {
            server.stop(0);
        }
    }

    private static RawRequest raw() {
        return new RawRequest(Payload.of("GET / HTTP/1.1\r\nHost: h\r\n\r\n", StandardCharsets.US_ASCII), false);
    }

    private static TargetRequest request(Optional<RawRequest> raw) {
        return new TargetRequest("GET", "/", List.of(), Payload.EMPTY, raw);
    }
}
