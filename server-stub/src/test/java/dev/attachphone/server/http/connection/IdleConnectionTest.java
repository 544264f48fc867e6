package dev.attachphone.server.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.http.BlockingAttachmentStore;
import dev.attachphone.server.http.HttpServer;
import dev.attachphone.server.http.RawHttpConnection;
import dev.attachphone.server.http.TestApplication;
import dev.attachphone.server.http.TestLimits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An idle connection that is closed is not a request: it is neither logged nor counted. */
// The timeout only ends a test that has failed.
@Tag("integration")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class IdleConnectionTest {

    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final ServerLimits.Times SHORT_IDLE_TIMEOUT =
            new ServerLimits.Times(Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofMinutes(10));

    private final RecordingListener recordingListener = new RecordingListener();

    @ParameterizedTest
    @ValueSource(strings = {"", LIVE})
    void anIdleConnectionIsNotCounted(String sent) throws Exception {
        try (HttpServer server = server()) {
            URI url = server.start("127.0.0.1", 0);
            try (RawHttpConnection connection = new RawHttpConnection(url)) {
                connection.send(sent).readToEnd();
            }
            recordingListener.awaitNoConnection();
        }
        assertEquals(sent.isEmpty() ? List.of() : List.of("live"), recordingListener.answers);
    }

    @Test
    void aRequestThatTimesOutIsCountedOnce() throws Exception {
        try (HttpServer server = server()) {
            URI url = server.start("127.0.0.1", 0);
            try (RawHttpConnection connection = new RawHttpConnection(url)) {
                connection
                        .send(RawHttpConnection.attach(TestApplication.BODY).replace(TestApplication.BODY, ""))
                        .readToEnd();
            }
            recordingListener.awaitNoConnection();
        }
        assertEquals(List.of("request-timeout"), recordingListener.answers);
    }

    private HttpServer server() {
        PortConfig portConfig =
                new PortConfig(TestLimits.of(SHORT_IDLE_TIMEOUT), Optional.empty(), Set.of(), recordingListener);
        return new HttpServer(
                Contract.load(), TestApplication.withStore(new BlockingAttachmentStore()), () -> true, portConfig);
    }

    private static final class RecordingListener implements HttpServerListener {

        private final List<String> answers = new CopyOnWriteArrayList<>();
        private volatile LongSupplier connections = () -> 0;

        @Override
        public void requestCompleted(CompletedRequest completedRequest, long nanos) {
            answers.add(completedRequest.answer());
        }

        @Override
        public void registerGauge(GaugeName gaugeName, LongSupplier current) {
            if (gaugeName == GaugeName.CONNECTIONS) {
                connections = current;
            }
        }

        void awaitNoConnection() throws InterruptedException {
            while (connections.getAsLong() > 0) {
                Thread.sleep(10);
            }
        }
    }
}
