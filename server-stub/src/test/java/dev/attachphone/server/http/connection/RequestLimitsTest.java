package dev.attachphone.server.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.http.BlockingServer;
import dev.attachphone.server.http.HttpServer;
import dev.attachphone.server.http.RawHttpConnection;
import dev.attachphone.server.http.TestApplication;
import dev.attachphone.server.http.TestLimits;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

// The timeout only ends a test that has failed.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RequestLimitsTest {

    private static final int MANY = 1_000;

    @RegisterExtension
    private final BlockingServer server = new BlockingServer();

    @Test
    void aRequestOverTheLimitIsAnsweredWith503AndNotProcessed() throws Exception {
        URI url = server.start(TestLimits.of(new ServerLimits.Counts(100, 1)));
        try (RawHttpConnection first = new RawHttpConnection(url);
                RawHttpConnection second = new RawHttpConnection(url)) {
            first.send(RawHttpConnection.attach(TestApplication.BODY));
            server.store().awaitWrite();

            String refused =
                    second.send(RawHttpConnection.attach(TestApplication.BODY)).readTo("\"data\":{}}");
            assertTrue(refused.startsWith("HTTP/1.1 503 "), refused);
            assertTrue(refused.contains("\r\nRetry-After: 1\r\n"), refused);
            server.store().release();
            assertTrue(first.readTo("}}").startsWith("HTTP/1.1 200 "));
            assertEquals(List.of(TestApplication.NUMBER), server.store().inserted());

            assertTrue(second.send(RawHttpConnection.attach(TestApplication.BODY))
                    .readTo("}}")
                    .startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void aSlowBodyOverTheLimitIsAnsweredWith503AndCompleteOnesAreServed() throws Exception {
        URI url = server.start(TestLimits.of(new ServerLimits.Counts(100, 1)));
        server.store().release();
        String asking = RawHttpConnection.attach(TestApplication.BODY, "Expect: 100-continue\r\n")
                .replace(TestApplication.BODY, "");
        try (RawHttpConnection slow = new RawHttpConnection(url);
                RawHttpConnection second = new RawHttpConnection(url);
                RawHttpConnection third = new RawHttpConnection(url)) {
            slow.send(asking).readTo("100 Continue\r\n\r\n");

            RawHttpConnection.assertErrorAndClose(
                    503,
                    "The server is overloaded, try again later",
                    second.send(asking).readToEnd());
            assertTrue(third.send(RawHttpConnection.attach(TestApplication.BODY))
                    .readTo("}}")
                    .startsWith("HTTP/1.1 200 "));
            assertTrue(slow.send(TestApplication.BODY).readTo("}}").startsWith("HTTP/1.1 200 "));
            slow.send(asking).readTo("100 Continue\r\n\r\n");
        }
    }

    @Test
    void anAccountOverItsRateIsAnsweredWith429() throws Exception {
        server.store().release();
        try (RawHttpConnection connection =
                new RawHttpConnection(server.start(TestLimits.of(new ServerLimits.RequestRates(1, 1, 0))))) {
            List<String> answers = new ArrayList<>();
            // Eventually two requests arrive within one second.
            String answer = "";
            while (!answer.startsWith("HTTP/1.1 429 ") && answers.size() < MANY) {
                answer = connection
                        .send(RawHttpConnection.attach(TestApplication.BODY))
                        .readTo("}");
                connection.readTo("}");
                answers.add(answer);
            }
            assertTrue(answer.startsWith("HTTP/1.1 429 "), answer);
            assertTrue(answer.contains("\r\nRetry-After: 1\r\n"), answer);
            assertTrue(answers.get(0).startsWith("HTTP/1.1 200 "), answers.get(0));
            String unknown = connection
                    .send(RawHttpConnection.attach(TestApplication.BODY).replace(TestApplication.CREDENTIAL, "nobody"))
                    .readTo("}}");
            assertTrue(unknown.startsWith("HTTP/1.1 401 "), unknown);
        }
    }

    @Test
    void aFullWriteQueueIsAnsweredWith503() throws Exception {
        try (HttpServer full = new HttpServer(
                        Contract.load(),
                        TestApplication.withStore(request -> {
                            throw new OverloadedException(OverloadedException.ExhaustedResource.QUEUE);
                        }),
                        () -> true,
                        new PortConfig(TestLimits.generous(), Optional.empty(), Set.of(), HttpServerListener.NONE));
                RawHttpConnection connection = new RawHttpConnection(full.start("127.0.0.1", 0))) {
            String answer = connection
                    .send(RawHttpConnection.attach(TestApplication.BODY))
                    .readTo("\"data\":{}}");
            assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
            assertTrue(answer.contains("\r\nRetry-After: 1\r\n"), answer);
            assertFalse(answer.contains("Connection: close"), answer);
        }
    }
}
