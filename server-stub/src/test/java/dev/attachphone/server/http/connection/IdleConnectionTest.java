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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that is given up because nothing comes is no request: it is not in the log, and it does not count. */
// Not a bound that a test relies on: it only ends one that has failed.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class IdleConnectionTest {

    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final ServerLimits.Times IMPATIENT =
            new ServerLimits.Times(Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofMinutes(10));

    private final RecordingListener recordingListener = new RecordingListener();

    @ParameterizedTest
    @ValueSource(strings = {"", LIVE})
    void countsRequestsOnly(String sent) throws Exception {
        try (HttpServer server = server()) {
            URI url = server.start("127.0.0.1", 0);
            try (RawHttpConnection rawHttpConnection = new RawHttpConnection(url)) {
                rawHttpConnection.send(sent).readToEnd();
            }
            recordingListener.awaitNoConnection();
        }
        assertEquals(sent.isEmpty() ? List.of() : List.of("live"), recordingListener.answers);
    }

    @Test
    void countsARequestThatTookTooLongOnce() throws Exception {
        try (HttpServer server = server()) {
            URI url = server.start("127.0.0.1", 0);
            try (RawHttpConnection rawHttpConnection = new RawHttpConnection(url)) {
                rawHttpConnection
                        .send(RawHttpConnection.attach(TestApplication.BODY).replace(TestApplication.BODY, ""))
                        .readToEnd();
            }
            recordingListener.awaitNoConnection();
        }
        assertEquals(List.of("http-408"), recordingListener.answers);
    }

    private HttpServer server() {
        PortConfig portConfig = new PortConfig(TestLimits.of(IMPATIENT), Optional.empty(), recordingListener);
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
