package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.openapi.Contract;
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
final class SilentConnectionTest {

    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final Limits.Times IMPATIENT =
            new Limits.Times(Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofMinutes(10));

    private final Seen seen = new Seen();

    @ParameterizedTest
    @ValueSource(strings = {"", LIVE})
    void countsRequestsOnly(String sent) throws Exception {
        try (HttpServer server = server()) {
            URI url = server.start("127.0.0.1", 0);
            try (Wire wire = new Wire(url)) {
                wire.send(sent).readToEnd();
            }
            seen.awaitNoConnection();
        }
        assertEquals(sent.isEmpty() ? List.of() : List.of("live"), seen.answers);
    }

    @Test
    void countsARequestThatTookTooLongOnce() throws Exception {
        try (HttpServer server = server()) {
            URI url = server.start("127.0.0.1", 0);
            try (Wire wire = new Wire(url)) {
                wire.send(Wire.attach(TestApi.BODY).replace(TestApi.BODY, "")).readToEnd();
            }
            seen.awaitNoConnection();
        }
        assertEquals(List.of("http-408"), seen.answers);
    }

    private HttpServer server() {
        Port port = new Port(TestLimits.of(IMPATIENT), Optional.empty(), seen);
        return new HttpServer(Contract.load(), TestApi.on(new HeldStore()), () -> true, port);
    }

    private static final class Seen implements Observer {

        private final List<String> answers = new CopyOnWriteArrayList<>();
        private volatile LongSupplier connections = () -> 0;

        @Override
        public void answered(Outcome outcome, long nanos) {
            answers.add(outcome.answer());
        }

        @Override
        public void watch(Level level, LongSupplier current) {
            if (level == Level.CONNECTIONS) {
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
