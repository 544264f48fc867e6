package dev.attachphone.server.http.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attachphone.openapi.tls.PemFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A certificate outside its period of validity is used, with a warning in the log. */
final class CertificateValidityTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(CertificateReloader.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    private Path folder = Path.of("");

    private PemFiles files = new PemFiles(Path.of(""), Path.of(""));

    @BeforeEach
    void attachAppender() {
        files = new PemFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void detachAppender() {
        logger.detachAppender(log);
    }

    @Test
    void anExpiredCertificateIsReportedAtTheStart() throws Exception {
        TestCertificate expired = TestCertificate.create(folder, "EC", "-2d", 1);
        expired.writeTo(files);
        CertificateReloader tls = new CertificateReloader(files);

        assertEquals(expired.certificate(), tls.context().getKeyStore().getCertificate(PemFiles.ALIAS));
        assertWarnedOnce("expired at " + expired.certificate().getNotAfter().toInstant());
    }

    @Test
    void aCertificateThatIsNotYetValidIsReportedAtTheReload() throws Exception {
        TestCertificate.create(folder, "EC").writeTo(files);
        CertificateReloader tls = new CertificateReloader(files);
        tls.context().start();
        assertEquals(List.of(), warnings());

        TestCertificate early = TestCertificate.create(folder, "EC", "+2d", 1);
        early.writeTo(files);
        tls.reload();
        tls.reload();

        assertEquals(early.certificate(), tls.context().getKeyStore().getCertificate(PemFiles.ALIAS));
        assertWarnedOnce(
                "not valid before " + early.certificate().getNotBefore().toInstant());
        tls.context().stop();
    }

    private void assertWarnedOnce(String reason) {
        assertEquals(1, warnings().size(), warnings().toString());
        String warning = warnings().get(0);
        assertTrue(
                warning.contains(reason) && warning.contains(files.certificate().toString()), warning);
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
