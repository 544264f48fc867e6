package dev.attachphone.server.http.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.server.http.BlockingServer;
import dev.attachphone.server.http.TestApplication;
import dev.attachphone.server.http.TestLimits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

// The timeout only ends a test that has failed.
@Tag("integration")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CertificateReloaderTest {

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

    @Test
    void installsANewCertificateAndKeepsTheLastValidOne() throws Exception {
        TestCertificate first = TestCertificate.create(folder, "EC");
        TestCertificate second = TestCertificate.create(folder, "EC");
        first.writeTo(files);
        CertificateReloader tls = new CertificateReloader(files);
        tls.context().start();
        SSLContext before = tls.context().getSslContext();

        tls.reload();
        assertEquals(before, tls.context().getSslContext());

        second.writeTo(files);
        tls.reload();
        assertEquals(List.of(second.certificate()), served(tls));

        Files.writeString(files.key(), "nothing");
        tls.reload();
        assertTrue(tls.hasProblem());
        assertEquals(List.of(second.certificate()), served(tls));

        first.writeTo(files);
        tls.reload();
        assertEquals(List.of(first.certificate()), served(tls));
        assertFalse(tls.hasProblem());
        tls.context().stop();
    }

    @Test
    void newConnectionsUseTheNewCertificateAndOpenOnesContinue() throws Exception {
        TestCertificate first = TestCertificate.create(folder, "EC");
        TestCertificate second = TestCertificate.create(folder, "RSA");
        first.writeTo(files);
        URI url = server.start(TestLimits.generous(), files);
        HttpClient old = SingleCertificateClient.of(first, HttpClient.Version.HTTP_2);
        old.send(SingleCertificateClient.attach(url, TestApplication.BODY), HttpResponse.BodyHandlers.ofString());

        second.writeTo(files);
        awaitTrust(second, url);
        Files.writeString(files.key(), "nothing");
        first.writeTo(files);
        awaitTrust(first, url);

        assertEquals(
                200,
                old.send(
                                SingleCertificateClient.attach(url, TestApplication.BODY),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode());
    }

    @Test
    void aProblemEndsWhenTheFilesAreRestored() throws Exception {
        TestCertificate.create(folder, "EC").writeTo(files);
        String key = Files.readString(files.key());
        CertificateReloader tls = new CertificateReloader(files);

        Files.delete(files.key());
        tls.reload();
        assertTrue(tls.hasProblem());

        Files.writeString(files.key(), key);
        tls.reload();
        assertFalse(tls.hasProblem());
    }

    @Test
    void anInvalidFileIsLoggedOnce() throws Exception {
        TestCertificate.create(folder, "EC").writeTo(files);
        CertificateReloader tls = new CertificateReloader(files);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(CertificateReloader.class);
        logger.addAppender(log);
        try {
            Files.writeString(files.key(), "nothing");
            tls.reload();
            tls.reload();
        } finally {
            logger.detachAppender(log);
        }

        assertEquals(
                List.of(Level.WARN),
                log.list.stream().map(ILoggingEvent::getLevel).toList());
        String message = log.list.get(0).getFormattedMessage();
        assertTrue(message.contains(files.key().toString()), message);
    }

    private static List<X509Certificate> served(CertificateReloader tls) throws Exception {
        return List.of((X509Certificate) tls.context().getKeyStore().getCertificate("server"));
    }

    // The server reads the files every two seconds.
    private static void awaitTrust(TestCertificate certificate, URI url) throws Exception {
        while (true) {
            try (SSLSocket socket = SingleCertificateClient.connect(certificate.trust(), url)) {
                socket.startHandshake();
                return;
            } catch (SSLException e) {
                Thread.onSpinWait();
            }
        }
    }
}
