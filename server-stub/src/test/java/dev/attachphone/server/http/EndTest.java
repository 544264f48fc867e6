package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server as it ends, with a request under way. */
final class EndTest {

    private static final String HEALTH = "GET /health/%s HTTP/1.1\r\nHost: x\r\n\r\n";

    private final HeldStore store = new HeldStore();
    private final HttpServer server = new HttpServer(
            Contract.load(), TestApi.on(store), () -> true, new Port(TestLimits.wide(), Optional.empty()));

    @AfterEach
    void stop() {
        store.release();
        server.close();
    }

    @Test
    void isAliveButNotReadyOnceTheEndIsAnnouncedAndServesNevertheless() throws Exception {
        URI url = server.start("127.0.0.1", 0);
        try (Wire health = new Wire(url);
                Wire attach = new Wire(url)) {
            assertTrue(health.send(HEALTH.formatted("ready")).readTo("}").startsWith("HTTP/1.1 200 "));

            server.announceEnd();

            assertTrue(health.send(HEALTH.formatted("ready")).readTo("{}}").startsWith("HTTP/1.1 503 "));
            assertTrue(health.send(HEALTH.formatted("live")).readTo("}").startsWith("HTTP/1.1 200 "));
            store.release();
            assertTrue(attach.send(Wire.attach(TestApi.BODY)).readTo("}}").startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void finishesWhatIsUnderWayAndTakesNothingNew() throws Exception {
        URI url = server.start("127.0.0.1", 0);
        try (Wire attach = new Wire(url)) {
            attach.send(Wire.attach(TestApi.BODY));
            store.awaitWrite();

            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            awaitRefusal(url);
            store.release();

            String answer = attach.readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
            closed.join();
            assertEquals(List.of(TestApi.NUMBER), store.inserted());
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
}
