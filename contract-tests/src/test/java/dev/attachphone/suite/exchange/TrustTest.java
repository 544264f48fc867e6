package dev.attachphone.suite.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.attachphone.suite.tiny.SelfSigned;
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

class TrustTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void certificatesOfTheFileAreTrusted() throws Exception {
        SelfSigned known = SelfSigned.make(folder);
        Path several = folder.resolve("several.pem");
        Files.writeString(
                several,
                "# ours\n" + Files.readString(SelfSigned.make(folder).certificate()) + Files.readString(known.key())
                        + "# theirs\n" + Files.readString(known.certificate()));
        assertEquals("204 204", answers(known, Trust.of(several)));
    }

    @Test
    void otherCertificateIsToldWithTheOptionThatMendsIt() throws Exception {
        SelfSigned known = SelfSigned.make(folder);
        for (Trust trust :
                List.of(Trust.ofTheJvm(), Trust.of(SelfSigned.make(folder).certificate()))) {
            String told = refusal(known, trust);
            assertTrue(told.contains("is not trusted: ") && told.contains("--trust"), told);
        }
    }

    @Test
    void certificateOfAnotherHostIsNoMatterOfTrust() throws Exception {
        SelfSigned other = SelfSigned.make(folder, "san=dns:elsewhere");
        String told = refusal(other, Trust.of(other.certificate()));
        assertTrue(told.contains("is not valid for it: ") && !told.contains("--trust"), told);
    }

    @Test
    void expiredCertificateIsNoMatterOfTrust() {
        Exception expired = new CertificateExpiredException("NotAfter: yesterday");
        Exception path = new CertificateException("failed", new CertPathValidatorException("failed", expired));
        BadCertificate bad = BadCertificate.in(new IOException(path)).orElseThrow();
        assertEquals("not valid for it: NotAfter: yesterday", bad.words());
    }

    @Test
    void fileMustHoldCertificates() throws Exception {
        assertThrows(IOException.class, () -> Trust.of(folder.resolve("nowhere.pem")));
        assertThrows(IOException.class, () -> Trust.of(folder));
        SelfSigned known = SelfSigned.make(folder);
        assertThrows(CertificateException.class, () -> Trust.of(known.key()));
        String half = Files.readString(known.certificate()).substring(0, 200) + "\n-----END CERTIFICATE-----\n";
        Path broken = Files.writeString(folder.resolve("broken.pem"), half);
        assertThrows(CertificateException.class, () -> Trust.of(broken));
    }

    private static String refusal(SelfSigned known, Trust trust) {
        return String.valueOf(
                assertThrows(Unanswered.class, () -> answers(known, trust)).getMessage());
    }

    /** The statuses that come through a client and over a connection of the suite's own. */
    private static String answers(SelfSigned known, Trust trust) throws Exception {
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
            Target target = Target.at(url, trust, Duration.ofSeconds(60), Watcher.NONE);
            return target.send(request(Optional.empty())).status() + " "
                    + target.send(request(Optional.of(raw()))).status();
        } finally {
            server.stop(0);
        }
    }

    private static Wire raw() {
        return new Wire(Payload.of("GET / HTTP/1.1\r\nHost: h\r\n\r\n", StandardCharsets.US_ASCII), false);
    }

    private static Request request(Optional<Wire> wire) {
        return new Request("GET", "/", List.of(), Payload.EMPTY, wire);
    }
}
