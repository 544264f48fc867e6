package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class PlainLogEncoderTest {

    private final Logger logger = new LoggerContext().getLogger("dev.attachphone.server.http.accesslog.AccessLog");

    @Test
    void lineOfARequest() {
        LoggingEvent event = event(Level.INFO, Map.of("request", "id-1", "trace", "abc"), null);
        event.addKeyValuePair(new KeyValuePair("status", 200));
        event.addKeyValuePair(new KeyValuePair("answer", "attached"));

        assertEquals(
                "2026-12-01T10:00:00.007Z INFO  AccessLog id-1 /ä status=200 answer=attached trace=abc"
                        + System.lineSeparator(),
                written(event));
    }

    @Test
    void lineWithoutARequest() {
        assertEquals(
                "2026-12-01T10:00:00.007Z ERROR AccessLog /ä" + System.lineSeparator(),
                written(event(Level.ERROR, Map.of(), null)));
    }

    @Test
    void stackTraceFollowsTheLine() {
        List<String> lines = written(event(Level.WARN, Map.of(), new IllegalStateException("why")))
                .lines()
                .toList();

        assertEquals("2026-12-01T10:00:00.007Z WARN  AccessLog /ä", lines.get(0));
        assertEquals("java.lang.IllegalStateException: why", lines.get(1));
        assertTrue(lines.get(2).startsWith("\tat " + PlainLogEncoderTest.class.getName()), lines.get(2));
    }

    private LoggingEvent event(Level level, Map<String, String> context, @Nullable Throwable failure) {
        LoggingEvent event = new LoggingEvent("", logger, level, "/ä", failure, null);
        event.setMDCPropertyMap(context);
        event.setInstant(Instant.parse("2026-12-01T10:00:00.007Z"));
        return event;
    }

    private static String written(LoggingEvent event) {
        return new String(new PlainLogEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
