package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class JsonLogEncoderTest {

    private final Logger logger = new LoggerContext().getLogger("dev.attachphone.server.http.accesslog.AccessLog");

    @Test
    void fieldsKeepTheirTypes() throws IOException {
        LoggingEvent event = event("/a", null);
        event.addKeyValuePair(new KeyValuePair("status", 200));
        event.addKeyValuePair(new KeyValuePair("micros", 1234L));
        event.addKeyValuePair(new KeyValuePair("answer", "attached"));

        JsonNode line = written(event);

        assertEquals(200, line.path("status").intValue());
        assertEquals(1234, line.path("micros").intValue());
        assertEquals("attached", line.path("answer").textValue());
        assertEquals("AccessLog", line.path("logger").textValue());
        assertEquals("id-1", line.path("request").textValue());
    }

    @Test
    void textWithLineBreaksAndSurrogatesIsEncodedInOneLine() throws IOException {
        String odd = "a\n\"b\"\\ \u2028\ud800\0";

        assertEquals(
                odd.replace('\ud800', '?'),
                written(event(odd, null)).path("message").textValue());
    }

    @Test
    void theStackTraceIsInTheFailureField() throws IOException {
        JsonNode line = written(event("failed", new IllegalStateException("why")));

        assertTrue(line.path("failure").textValue().startsWith("java.lang.IllegalStateException: why"));
    }

    private LoggingEvent event(String message, @Nullable Throwable failure) {
        LoggingEvent event = new LoggingEvent("", logger, Level.INFO, message, failure, null);
        event.setMDCPropertyMap(Map.of("request", "id-1"));
        return event;
    }

    private static JsonNode written(LoggingEvent event) throws IOException {
        String text = new String(new JsonLogEncoder().encode(event), StandardCharsets.UTF_8);
        assertEquals(1, text.lines().filter(line -> !line.isEmpty()).count(), text);
        return new JsonMapper().readTree(text);
    }
}
