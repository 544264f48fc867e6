package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The server as it ends, with a request under way. */
// Not a bound that a test relies on: it only ends one that has failed.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class EndTest {

    private static final String HEALTH = "GET /health/%s HTTP/1.1\r\nHost: x\r\n\r\n";

    private static final Duration LONGER_THAN_JETTY_WOULD_LEAVE_IT = Duration.ofSeconds(3);

    @RegisterExtension
    private final HeldServer server = new HeldServer();

    @Test
    void isAliveButNotReadyOnceTheEndIsAnnouncedAndServesNevertheless() throws Exception {
        URI url = server.start(TestLimits.wide());
        try (Wire health = new Wire(url);
                Wire attach = new Wire(url)) {
            assertTrue(health.send(HEALTH.formatted("ready")).readTo("}").startsWith("HTTP/1.1 200 "));

            server.announceEnd();

            assertTrue(health.send(HEALTH.formatted("ready")).readTo("{}}").startsWith("HTTP/1.1 503 "));
            assertTrue(health.send(HEALTH.formatted("live")).readTo("}").startsWith("HTTP/1.1 200 "));
            server.store().release();
            assertTrue(attach.send(Wire.attach(TestApi.BODY)).readTo("}}").startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void finishesWhatIsUnderWayAndTakesNothingNew() throws Exception {
        URI url = server.start(TestLimits.wide());
        try (Wire attach = new Wire(url)) {
            attach.send(Wire.attach(TestApi.BODY));
            server.store().awaitWrite();

            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            awaitRefusal(url);
            server.store().release();

            String answer = attach.readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
            closed.join();
            assertEquals(List.of(TestApi.NUMBER), server.store().inserted());
        }
    }

    @Test
    void waitsForABodyThatIsUnderWay() throws Exception {
        URI url = server.start(TestLimits.wide());
        server.store().release();
        try (Wire attach = new Wire(url)) {
            attach.send(Wire.attach(TestApi.BODY, "Expect: 100-continue\r\n").replace(TestApi.BODY, ""))
                    .readTo("100 Continue\r\n\r\n");

            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            awaitRefusal(url);
            assertFalse(attach.hasMoreWithin(LONGER_THAN_JETTY_WOULD_LEAVE_IT));

            assertTrue(attach.send(TestApi.BODY).readToEnd().startsWith("HTTP/1.1 200 "));
            closed.join();
        }
    }

    private static void awaitRefusal(URI url) throws IOException {
        try {
            while (true) {
                new Wire(url).close();
            }
        } catch (ConnectException e) {
            // That is what it waits for.
        }
    }

    @Test
    void finishesWhatIsUnderWayOverHttp2(@TempDir Path folder) throws Exception {
        PemFiles files = new PemFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        TestCertificate certificate = TestCertificate.make(folder, "EC");
        certificate.writeTo(files);
        try (Http2Wire attach = new Http2Wire(server.start(TestLimits.wide(), files), certificate.trust())) {
            attach.sendAttach(1, Map.of()).sendBody(1, TestApi.BODY, true);
            server.store().awaitWrite();

            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            assertEquals(Http2Wire.GO_AWAY, attach.read().type());
            assertFalse(attach.hasMoreWithin(LONGER_THAN_JETTY_WOULD_LEAVE_IT));
            server.store().release();

            assertEquals(200, attach.readStatus(1));
            closed.join();
        }
    }

    @Test
    void cutsOffWhatIsNotFinishedInTime() throws Exception {
        Duration longTime = Duration.ofMinutes(10);
        Limits.Times times = new Limits.Times(longTime, longTime, Duration.ofMillis(1));
        try (Wire attach = new Wire(server.start(TestLimits.of(times)))) {
            attach.send(Wire.attach(TestApi.BODY));
            server.store().awaitWrite();

            assertThrows(IllegalStateException.class, server::close);
            assertEquals("", attach.readToEnd());
        }
    }
}
