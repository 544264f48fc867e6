package dev.attachphone.server.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.server.http.BlockingServer;
import dev.attachphone.server.http.TestApplication;
import dev.attachphone.server.http.TestLimits;
import dev.attachphone.server.http.tls.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The limits over HTTP/2. */
@Tag("integration")
final class Http2LimitsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int PROTOCOL_ERROR = 1;

    @RegisterExtension
    private final BlockingServer server = new BlockingServer();

    @TempDir
    private Path folder = Path.of("");

    private PemFiles files = new PemFiles(Path.of(""), Path.of(""));
    private TestCertificate certificate;

    @BeforeEach
    void makeCertificate() throws Exception {
        files = new PemFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        certificate = TestCertificate.create(folder, "EC");
        certificate.writeTo(files);
    }

    private RawHttp2Connection connect(URI url) throws Exception {
        return new RawHttp2Connection(url, certificate.trust());
    }

    @Test
    void answersAMissingBodyWith408AndKeepsTheConnection() throws Exception {
        server.store().release();
        ServerLimits.Times noTime = new ServerLimits.Times(LONG, Duration.ofNanos(1), LONG);
        try (RawHttp2Connection connection = connect(server.start(TestLimits.of(noTime), files))) {
            connection.sendAttach(1, Map.of());
            assertEnvelope(connection, 1, 408, "The request did not arrive in time");
            assertEquals(RawHttp2Connection.RESET, connection.read().type());
        }
    }

    @Test
    void closesTheConnectionOnTooLargeHeaders() throws Exception {
        try (RawHttp2Connection connection = connect(server.start(TestLimits.generous(), files))) {
            connection.sendAttach(1, Map.of("a", "a".repeat(16_384)));
            RawHttp2Connection.Frame last = connection.read();
            assertEquals(RawHttp2Connection.GO_AWAY, last.type());
            assertEquals(PROTOCOL_ERROR, last.error());
        }
    }

    @Test
    void answersARejectedTargetWith400AndADate() throws Exception {
        try (RawHttp2Connection connection = connect(server.start(TestLimits.generous(), files))) {
            connection.sendGet(1, "/health%00");
            MetaData.Response response = connection.readResponse(1);
            assertEquals(400, response.getStatus());
            assertEquals(1, response.getHttpFields().getValuesList("Date").size(), response.toString());
            assertEquals(RawHttp2Connection.DATA, connection.read().type());
        }
    }

    @Test
    void answersARequestOverTheLimitWith503AndFinishesTheOther() throws Exception {
        try (RawHttp2Connection connection =
                connect(server.start(TestLimits.of(new ServerLimits.Counts(100, 1)), files))) {
            connection.sendAttach(1, Map.of()).sendBody(1, TestApplication.BODY, true);
            server.store().awaitWrite();

            connection.sendAttach(3, Map.of()).sendBody(3, TestApplication.BODY, true);
            assertEnvelope(connection, 3, 503, "The server is overloaded, try again later");

            server.store().release();
            assertEquals(200, connection.readStatus(1));
            connection.finish();
        }
    }

    @Test
    void answersRequestsOnAConnectionOverTheLimitWith503() throws Exception {
        try (RawHttp2Connection connection =
                connect(server.start(TestLimits.of(new ServerLimits.Counts(0, 10)), files))) {
            connection.sendAttach(1, Map.of()).sendBody(1, TestApplication.BODY, true);
            assertEquals(RawHttp2Connection.GO_AWAY, connection.read().type());
            assertEnvelope(connection, 1, 503, "The server is overloaded, try again later");
            assertEquals(RawHttp2Connection.GO_AWAY, connection.read().type());
        }
    }

    @Test
    void aClientThatDisconnectsDuringTheBodyIsNotLoggedAsAnError() throws Exception {
        List<ILoggingEvent> events = eventsOf(connection -> {
            connection.sendAttach(1, Map.of()).sendBody(1, TestApplication.BODY.substring(1), false);
            // One of the two requests is rejected, which means that the other one is in progress.
            connection.sendAttach(3, Map.of());
            assertEquals(RawHttp2Connection.HEADERS, connection.read().type());
        });

        assertAbandonedRequest(events);
    }

    @Test
    void aStreamThatTheClientResetsDuringTheBodyIsNotLoggedAsAnError() throws Exception {
        List<ILoggingEvent> events = eventsOf(connection -> {
            connection.sendAttach(1, Map.of()).sendBody(1, TestApplication.BODY.substring(1), false);
            connection.sendAttach(3, Map.of());
            connection.sendReset(connection.readStreamOfResponse(503) == 1 ? 3 : 1);
            finishAfterSuccess(connection, 5);
        });

        assertAbandonedRequest(events);
    }

    @Test
    void aStreamThatTheClientResetsBeforeTheAnswerIsNotLoggedAsAnError() throws Exception {
        List<ILoggingEvent> events = eventsOf(connection -> {
            for (int stream = 1; stream < 40; stream += 2) {
                connection.sendAttach(stream, Map.of()).sendBody(stream, TestApplication.BODY, true);
                connection.sendReset(stream);
            }
            finishAfterSuccess(connection, 41);
        });

        assertAbandonedRequest(events);
    }

    /** Sends requests until the server, which serves one at a time, has finished the others, and ends the connection. */
    private static void finishAfterSuccess(RawHttp2Connection connection, int firstStream) throws Exception {
        int stream = firstStream;
        int status = statusOfAttach(connection, stream);
        while (status == 503) {
            stream += 2;
            status = statusOfAttach(connection, stream);
        }
        assertEquals(200, status);
        connection.finish();
    }

    private static int statusOfAttach(RawHttp2Connection connection, int stream) throws Exception {
        connection.sendAttach(stream, Map.of()).sendBody(stream, TestApplication.BODY, true);
        return connection.readStatus(stream);
    }

    private interface Exchanges {
        void on(RawHttp2Connection connection) throws Exception;
    }

    /** The log of a server that serves one request at a time. */
    private List<ILoggingEvent> eventsOf(Exchanges exchanges) throws Exception {
        server.store().release();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        try {
            try (RawHttp2Connection connection =
                    connect(server.start(TestLimits.of(new ServerLimits.Counts(100, 1)), files))) {
                exchanges.on(connection);
            }
            server.close();
        } finally {
            root.detachAppender(log);
        }
        return log.list;
    }

    private static void assertAbandonedRequest(List<ILoggingEvent> events) {
        List<String> lines = events.stream()
                .map(event -> event + " " + event.getKeyValuePairs())
                .toList();
        assertEquals(
                Set.of(TestApplication.PATH),
                events.stream().map(ILoggingEvent::getMessage).collect(Collectors.toSet()),
                lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("http-400")), lines.toString());
    }

    private static void assertEnvelope(RawHttp2Connection connection, int stream, int status, String message)
            throws IOException, HpackException {
        assertEquals(status, connection.readStatus(stream));
        assertEquals(
                "{\"error\":true,\"code\":" + status + ",\"message\":\"" + message + "\",\"data\":{}}",
                connection.read().text());
    }
}
