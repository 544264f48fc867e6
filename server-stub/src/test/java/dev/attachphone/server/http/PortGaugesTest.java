package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.server.http.connection.PortConfig;
import dev.attachphone.server.http.connection.ServerLimits;
import dev.attachphone.server.http.tls.TestCertificate;
import dev.attachphone.server.http.tls.TlsConfig;
import dev.attachphone.server.metrics.PrometheusMetrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gauges of a port. */
// The timeout only ends a test that has failed.
@Tag("integration")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PortGaugesTest {

    private final PrometheusMetrics prometheusMetrics = new PrometheusMetrics("test");
    private final BlockingAttachmentStore store = new BlockingAttachmentStore();

    private HttpServer server(ServerLimits serverLimits, Optional<PemFiles> files) {
        PortConfig portConfig = new PortConfig(
                serverLimits, files.map(pem -> new TlsConfig(pem, 0)), Set.of(), prometheusMetrics.forPort("public"));
        return new HttpServer(Contract.load(), TestApplication.withStore(store), () -> true, portConfig);
    }

    @Test
    void countsAccountsOverTheRateLimit() throws Exception {
        store.release();
        try (HttpServer server = server(TestLimits.of(new ServerLimits.RequestRates(1, 1, 0)), Optional.empty());
                RawHttpConnection connection = new RawHttpConnection(server.start("127.0.0.1", 0))) {
            awaitMetric("attach_rate_limited_accounts{port=\"public\"} 0.0");
            // Each accepted request keeps its account over the limit for a second.
            while (!prometheusMetrics.scrape("").text().contains("attach_rate_limited_accounts{port=\"public\"} 1.0")) {
                connection.send(RawHttpConnection.attach(TestApplication.BODY)).readTo("}}");
            }
        }
    }

    @Test
    void reportsACertificateProblemUntilTheFilesAreValid(@TempDir Path folder) throws Exception {
        PemFiles files = new PemFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        TestCertificate certificate = TestCertificate.create(folder, "EC");
        certificate.writeTo(files);
        try (HttpServer server = server(TestLimits.generous(), Optional.of(files))) {
            server.start("127.0.0.1", 0);
            awaitMetric("attach_tls_certificate_problem{port=\"public\"} 0.0");
            Files.writeString(files.key(), "nothing");
            awaitMetric("attach_tls_certificate_problem{port=\"public\"} 1.0");
            certificate.writeTo(files);
            awaitMetric("attach_tls_certificate_problem{port=\"public\"} 0.0");
        }
    }

    @Test
    void reportsTheEndOfTheValidityOfTheCertificateInUse(@TempDir Path folder) throws Exception {
        PemFiles files = new PemFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        TestCertificate first = TestCertificate.create(folder, "EC", "-2d", 1);
        // The time does not fit into 32 bits.
        TestCertificate second = TestCertificate.create(folder, "EC", "-2d", 36_500);
        first.writeTo(files);
        try (HttpServer server = server(TestLimits.generous(), Optional.of(files))) {
            server.start("127.0.0.1", 0);
            awaitMetric(notAfter(first));
            second.writeTo(files);
            awaitMetric(notAfter(second));
        }
    }

    @Test
    void theEndOfTheValidityIs0WithoutTls() {
        try (HttpServer server = server(TestLimits.generous(), Optional.empty())) {
            awaitMetric("attach_tls_certificate_not_after_seconds{port=\"public\"} 0.0");
        }
    }

    private static String notAfter(TestCertificate certificate) {
        double seconds = certificate.certificate().getNotAfter().toInstant().getEpochSecond();
        return "attach_tls_certificate_not_after_seconds{port=\"public\"} " + seconds;
    }

    private void awaitMetric(String line) {
        while (!prometheusMetrics.scrape("").text().contains(line)) {
            Thread.onSpinWait();
        }
    }
}
