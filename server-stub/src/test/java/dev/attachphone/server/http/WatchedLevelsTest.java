package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.metrics.Metrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus is told of a port that has met a limit or a problem. */
// Not a bound that a test relies on: it only ends one that has failed.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WatchedLevelsTest {

    private final Metrics metrics = new Metrics("test");
    private final HeldStore store = new HeldStore();

    private HttpServer server(Limits limits, Optional<PemFiles> files) {
        Port port = new Port(limits, files, metrics.ofPort("public"));
        return new HttpServer(Contract.load(), TestApi.on(store), () -> true, port);
    }

    @Test
    void countsAccountsThatAreOverTheirRate() throws Exception {
        store.release();
        try (HttpServer server = server(TestLimits.of(new Limits.Rate(1, 1)), Optional.empty());
                Wire wire = new Wire(server.start("127.0.0.1", 0))) {
            awaitMetric("attach_rate_limited_accounts{port=\"public\"} 0.0");
            // Each request that is served keeps its account over the rate for a second.
            while (!metrics.text().contains("attach_rate_limited_accounts{port=\"public\"} 1.0")) {
                wire.send(Wire.attach(TestApi.BODY)).readTo("}}");
            }
        }
    }

    @Test
    void tellsThatTheCertificateCannotBeUsedForAsLongAsThatIsSo(@TempDir Path folder) throws Exception {
        PemFiles files = new PemFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        TestCertificate certificate = TestCertificate.make(folder, "EC");
        certificate.writeTo(files);
        try (HttpServer server = server(TestLimits.wide(), Optional.of(files))) {
            server.start("127.0.0.1", 0);
            awaitMetric("attach_tls_certificate_problem{port=\"public\"} 0.0");
            Files.writeString(files.key(), "nothing");
            awaitMetric("attach_tls_certificate_problem{port=\"public\"} 1.0");
            certificate.writeTo(files);
            awaitMetric("attach_tls_certificate_problem{port=\"public\"} 0.0");
        }
    }

    @Test
    void tellsUntilWhenTheServedCertificateIsValid(@TempDir Path folder) throws Exception {
        PemFiles files = new PemFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        TestCertificate first = TestCertificate.make(folder, "EC", "-2d", 1);
        // Past what fits into 32 bits.
        TestCertificate second = TestCertificate.make(folder, "EC", "-2d", 36_500);
        first.writeTo(files);
        try (HttpServer server = server(TestLimits.wide(), Optional.of(files))) {
            server.start("127.0.0.1", 0);
            awaitMetric(end(first));
            second.writeTo(files);
            awaitMetric(end(second));
        }
    }

    @Test
    void tellsNoEndOfACertificateWithoutTls() {
        try (HttpServer server = server(TestLimits.wide(), Optional.empty())) {
            awaitMetric("attach_tls_certificate_not_after_seconds{port=\"public\"} 0.0");
        }
    }

    private static String end(TestCertificate certificate) {
        double seconds = certificate.certificate().getNotAfter().toInstant().getEpochSecond();
        return "attach_tls_certificate_not_after_seconds{port=\"public\"} " + seconds;
    }

    private void awaitMetric(String line) {
        while (!metrics.text().contains(line)) {
            Thread.onSpinWait();
        }
    }
}
