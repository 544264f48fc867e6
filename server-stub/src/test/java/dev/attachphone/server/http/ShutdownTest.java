package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.server.http.connection.RawHttp2Connection;
import dev.attachphone.server.http.connection.ServerLimits;
import dev.attachphone.server.http.tls.TestCertificate;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The shutdown of a server with a request in progress. */
// The timeout only ends a test that has failed.
@Tag("integration")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ShutdownTest {

    private static final String HEALTH = "GET /health/%s HTTP/1.1\r\nHost: x\r\n\r\n";

    private static final Duration LONGER_THAN_JETTYS_IDLE_TIMEOUT = Duration.ofSeconds(3);

    @RegisterExtension
    private final BlockingServer server = new BlockingServer();

    @Test
    void anAnnouncedShutdownChangesOnlyTheReadiness() throws Exception {
        URI url = server.start(TestLimits.generous());
        try (RawHttpConnection health = new RawHttpConnection(url);
                RawHttpConnection attach = new RawHttpConnection(url)) {
            assertTrue(health.send(HEALTH.formatted("ready")).readTo("}").startsWith("HTTP/1.1 200 "));

            server.announceShutdown();

            assertTrue(health.send(HEALTH.formatted("ready")).readTo("{}}").startsWith("HTTP/1.1 503 "));
            assertTrue(health.send(HEALTH.formatted("live")).readTo("}").startsWith("HTTP/1.1 200 "));
            server.store().release();
            assertTrue(attach.send(RawHttpConnection.attach(TestApplication.BODY))
                    .readTo("}}")
                    .startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void finishesRequestsInProgressAndRefusesConnections() throws Exception {
        URI url = server.start(TestLimits.generous());
        try (RawHttpConnection attach = new RawHttpConnection(url)) {
            attach.send(RawHttpConnection.attach(TestApplication.BODY));
            server.store().awaitWrite();

            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            awaitRefusal(url);
            server.store().release();

            String answer = attach.readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
            closed.join();
            assertEquals(List.of(TestApplication.NUMBER), server.store().inserted());
        }
    }

    @Test
    void waitsForABodyThatIsStillArriving() throws Exception {
        URI url = server.start(TestLimits.generous());
        server.store().release();
        try (RawHttpConnection attach = new RawHttpConnection(url)) {
            attach.send(RawHttpConnection.attach(TestApplication.BODY, "Expect: 100-continue\r\n")
                            .replace(TestApplication.BODY, ""))
                    .readTo("100 Continue\r\n\r\n");

            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            awaitRefusal(url);
            assertFalse(attach.hasMoreWithin(LONGER_THAN_JETTYS_IDLE_TIMEOUT));

            assertTrue(attach.send(TestApplication.BODY).readToEnd().startsWith("HTTP/1.1 200 "));
            closed.join();
        }
    }

    private static void awaitRefusal(URI url) throws IOException {
        try {
            while (true) {
                new RawHttpConnection(url).close();
            }
        } catch (SocketException e) {
            // The server has stopped listening. A connection that it has not accepted before is reset.
        }
    }

    @Test
    void finishesHttp2RequestsInProgress(@TempDir Path folder) throws Exception {
        PemFiles files = new PemFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        TestCertificate certificate = TestCertificate.create(folder, "EC");
        certificate.writeTo(files);
        try (RawHttp2Connection attach =
                new RawHttp2Connection(server.start(TestLimits.generous(), files), certificate.trust())) {
            attach.sendAttach(1, Map.of()).sendBody(1, TestApplication.BODY, true);
            server.store().awaitWrite();

            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            assertEquals(RawHttp2Connection.GO_AWAY, attach.read().type());
            assertFalse(attach.hasMoreWithin(LONGER_THAN_JETTYS_IDLE_TIMEOUT));
            server.store().release();

            assertEquals(200, attach.readStatus(1));
            closed.join();
        }
    }

    @Test
    void abortsRequestsAfterTheStopTime() throws Exception {
        Duration longTime = Duration.ofMinutes(10);
        ServerLimits.Times times = new ServerLimits.Times(longTime, longTime, Duration.ofMillis(1));
        try (RawHttpConnection attach = new RawHttpConnection(server.start(TestLimits.of(times)))) {
            attach.send(RawHttpConnection.attach(TestApplication.BODY));
            server.store().awaitWrite();

            assertThrows(IllegalStateException.class, server::close);
            assertEquals("", attach.readToEnd());
        }
    }
}
