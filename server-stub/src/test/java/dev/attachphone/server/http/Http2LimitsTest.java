package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http2.hpack.HpackException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the server says over HTTP/2 when there is too much of something, frame by frame. */
final class Http2LimitsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int PROTOCOL_ERROR = 1;

    @RegisterExtension
    private final HeldServer server = new HeldServer();

    @TempDir
    private Path folder = Path.of("");

    private PemFiles files = new PemFiles(Path.of(""), Path.of(""));
    private TestCertificate certificate;

    @BeforeEach
    void makeCertificate() throws Exception {
        files = new PemFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        certificate = TestCertificate.make(folder, "EC");
        certificate.writeTo(files);
    }

    private Http2Wire connect(URI url) throws Exception {
        return new Http2Wire(url, certificate.trust());
    }

    @Test
    void answersABodyThatNeverComesWith408AndGoesOn() throws Exception {
        server.store().release();
        Limits.Times noPatience = new Limits.Times(LONG, Duration.ofNanos(1), LONG);
        try (Http2Wire wire = connect(server.start(TestLimits.of(noPatience), files))) {
            wire.sendAttach(1, Map.of());
            refuses(wire, 1, 408, "Request Timeout");
            assertEquals(Http2Wire.RESET, wire.read().type());
        }
    }

    @Test
    void endsTheConnectionOfHeadersThatAreTooLarge() throws Exception {
        try (Http2Wire wire = connect(server.start(TestLimits.wide(), files))) {
            wire.sendAttach(1, Map.of("a", "a".repeat(16_384)));
            Http2Wire.Frame last = wire.read();
            assertEquals(Http2Wire.GO_AWAY, last.type());
            assertEquals(PROTOCOL_ERROR, last.error());
        }
    }

    @Test
    void refusesOneRequestTooManyAndFinishesTheOther() throws Exception {
        try (Http2Wire wire = connect(server.start(TestLimits.of(new Limits.Counts(100, 1)), files))) {
            wire.sendAttach(1, Map.of()).sendBody(1, TestApi.BODY, true);
            server.store().awaitWrite();

            wire.sendAttach(3, Map.of()).sendBody(3, TestApi.BODY, true);
            refuses(wire, 3, 503, "Service Unavailable");

            server.store().release();
            assertEquals(200, wire.readStatus(1));
        }
    }

    @Test
    void refusesWhatComesByAConnectionThatIsOneTooMany() throws Exception {
        try (Http2Wire wire = connect(server.start(TestLimits.of(new Limits.Counts(0, 10)), files))) {
            wire.sendAttach(1, Map.of()).sendBody(1, TestApi.BODY, true);
            assertEquals(Http2Wire.GO_AWAY, wire.read().type());
            refuses(wire, 1, 503, "Service Unavailable");
            assertEquals(Http2Wire.GO_AWAY, wire.read().type());
        }
    }

    @Test
    void aClientThatGoesInTheMiddleOfItsBodyIsNoFailureOfTheServer() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        try {
            try (Http2Wire wire = connect(server.start(TestLimits.of(new Limits.Counts(100, 1)), files))) {
                wire.sendAttach(1, Map.of()).sendBody(1, TestApi.BODY.substring(1), false);
                // One of the two is refused, so that the other one has begun.
                wire.sendAttach(3, Map.of());
                assertEquals(Http2Wire.HEADERS, wire.read().type());
            }
            server.close();
        } finally {
            root.detachAppender(log);
        }

        List<String> lines = log.list.stream().map(ILoggingEvent::toString).toList();
        assertEquals(
                Set.of(TestApi.PATH),
                log.list.stream().map(ILoggingEvent::getMessage).collect(Collectors.toSet()),
                lines.toString());
        assertTrue(
                log.list.stream()
                        .anyMatch(event -> event.getKeyValuePairs().toString().contains("http-400")),
                lines.toString());
    }

    private static void refuses(Http2Wire wire, int stream, int status, String message)
            throws IOException, HpackException {
        assertEquals(status, wire.readStatus(stream));
        assertEquals(
                "{\"error\":true,\"code\":" + status + ",\"message\":\"" + message + "\",\"data\":{}}",
                wire.read().text());
    }
}
