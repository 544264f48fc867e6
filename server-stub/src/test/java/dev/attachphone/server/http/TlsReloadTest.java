package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The certificate as it is replaced while the server serves. */
// Not a bound that a test relies on: it only ends one that has failed.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TlsReloadTest {

    @RegisterExtension
    private final HeldServer server = new HeldServer();

    @TempDir
    private Path folder = Path.of("");

    private PemFiles files = new PemFiles(Path.of(""), Path.of(""));

    @BeforeEach
    void nameFiles() {
        files = new PemFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        server.store().release();
    }

    @Test
    void takesUpANewCertificateAndKeepsConnections() throws Exception {
        TestCertificate first = TestCertificate.make(folder, "EC");
        TestCertificate second = TestCertificate.make(folder, "EC");
        first.writeTo(files);
        ReloadedTls tls = new ReloadedTls(files);
        tls.context().start();
        SSLContext before = tls.context().getSslContext();

        tls.refresh();
        assertEquals(before, tls.context().getSslContext());

        second.writeTo(files);
        tls.refresh();
        assertEquals(List.of(second.certificate()), served(tls));

        Files.writeString(files.key(), "nothing");
        tls.refresh();
        assertTrue(tls.hasProblem());
        assertEquals(List.of(second.certificate()), served(tls));

        first.writeTo(files);
        tls.refresh();
        assertEquals(List.of(first.certificate()), served(tls));
        assertFalse(tls.hasProblem());
        tls.context().stop();
    }

    @Test
    void servesTheNewCertificateToNewConnectionsAndTheOldOnesGoOn() throws Exception {
        TestCertificate first = TestCertificate.make(folder, "EC");
        TestCertificate second = TestCertificate.make(folder, "RSA");
        first.writeTo(files);
        URI url = server.start(TestLimits.wide(), files);
        HttpClient old = TlsClient.of(first, HttpClient.Version.HTTP_2);
        old.send(TlsClient.attach(url, TestApi.BODY), HttpResponse.BodyHandlers.ofString());

        second.writeTo(files);
        awaitTrust(second, url);
        Files.writeString(files.key(), "nothing");
        first.writeTo(files);
        awaitTrust(first, url);

        assertEquals(
                200,
                old.send(TlsClient.attach(url, TestApi.BODY), HttpResponse.BodyHandlers.ofString())
                        .statusCode());
    }

    @Test
    void aProblemEndsWhenTheSameFilesAreBack() throws Exception {
        TestCertificate.make(folder, "EC").writeTo(files);
        String key = Files.readString(files.key());
        ReloadedTls tls = new ReloadedTls(files);

        Files.delete(files.key());
        tls.refresh();
        assertTrue(tls.hasProblem());

        Files.writeString(files.key(), key);
        tls.refresh();
        assertFalse(tls.hasProblem());
    }

    @Test
    void saysOnceThatTheCertificateCannotBeUsed() throws Exception {
        TestCertificate.make(folder, "EC").writeTo(files);
        ReloadedTls tls = new ReloadedTls(files);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(ReloadedTls.class);
        logger.addAppender(log);
        try {
            Files.writeString(files.key(), "nothing");
            tls.refresh();
            tls.refresh();
        } finally {
            logger.detachAppender(log);
        }

        assertEquals(
                List.of(Level.WARN),
                log.list.stream().map(ILoggingEvent::getLevel).toList());
        String said = log.list.get(0).getFormattedMessage();
        assertTrue(said.contains(files.key().toString()), said);
    }

    private static List<X509Certificate> served(ReloadedTls tls) throws Exception {
        return List.of((X509Certificate) tls.context().getKeyStore().getCertificate("server"));
    }

    // The server looks at its files every few seconds.
    private static void awaitTrust(TestCertificate certificate, URI url) throws Exception {
        while (true) {
            try (SSLSocket socket = TlsClient.connect(certificate.trust(), url)) {
                socket.startHandshake();
                return;
            } catch (SSLException e) {
                Thread.onSpinWait();
            }
        }
    }
}
