package dev.attachphone.suite.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.fixture.NumberRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimestampValidatorTest {

    private static final Instant NOW = Instant.parse("2026-01-24T10:30:19Z");

    private final TimestampValidator timestampValidator = new TimestampValidator(
            Clock.fixed(NOW, ZoneOffset.UTC),
            NumberRange.of("+19990000000000", "+19999999999999").orElseThrow());

    @Test
    void freshNumberAttachedJustNowPasses() {
        assertEquals(
                List.of(),
                timestampValidator.failures(success("+19990000000001", "2026-01-24T10:30:18Z"), Duration.ZERO));
    }

    @Test
    void freshNumberAttachedLongAgoFails() {
        String said = timestampValidator
                .failures(success("+19990000000001", "1970-01-01T00:00:00Z"), Duration.ZERO)
                .toString();
        assertTrue(said.contains("data.attached_at: expected a time within minutes"), said);
    }

    @Test
    void otherNumberAttachedLongAgoPasses() {
        assertEquals(
                List.of(),
                timestampValidator.failures(success("+918062810341", "2025-01-24T10:30:18Z"), Duration.ZERO));
    }

    @Test
    void timeInTheFutureFails() {
        assertEquals(
                1,
                timestampValidator
                        .failures(success("+918062810341", "2026-01-24T11:30:19Z"), Duration.ZERO)
                        .size());
    }

    @Test
    void answerBeforeTheAttachmentFails() {
        String said = timestampValidator
                .failures(success("+19990000000001", "2026-01-24T10:30:20Z"), Duration.ZERO)
                .toString();
        assertTrue(said.contains("timestamp: expected no time before data.attached_at"), said);
    }

    @Test
    void answerShortlyBeforeTheAttachmentPassesIfClocksMayDiffer() {
        assertEquals(
                List.of(),
                timestampValidator.failures(success("+19990000000001", "2026-01-24T10:30:20Z"), Duration.ofSeconds(1)));
    }

    private static JsonNode success(String number, String attachedAt) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("timestamp", NOW.toEpochMilli());
        ObjectNode data = body.putObject("data").put("attached_at", attachedAt);
        data.putArray("phone_numbers").add(number);
        return body;
    }
}
