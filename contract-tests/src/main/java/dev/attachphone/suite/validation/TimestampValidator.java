package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.fixture.NumberRange;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks the instants that a success names.
 *
 * @param clock ours, from which the target's may differ by a few minutes
 * @param disposable the numbers that nobody else attaches: whoever holds one got it just now
 */
record TimestampValidator(Clock clock, NumberRange disposable) {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern UTC_SECONDS = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    List<String> failures(JsonNode body) {
        List<String> complaints = new ArrayList<>();
        JsonNode timestamp = body.path("timestamp");
        if (!timestamp.isIntegralNumber()) {
            complaints.add("timestamp: expected a whole number of milliseconds, came " + timestamp);
        } else if (away(timestamp.asLong()).compareTo(TOLERANCE) > 0) {
            complaints.add("timestamp: expected a time within minutes of "
                    + clock.instant().toEpochMilli() + ", came " + timestamp);
        }
        String attachedAt = body.path("data").path("attached_at").asText();
        if (!UTC_SECONDS.matcher(attachedAt).matches() || !isPast(attachedAt)) {
            complaints.add(
                    "data.attached_at: expected a past time such as 2026-01-24T10:30:19Z, came '" + attachedAt + "'");
        }
        if (complaints.isEmpty()
                && isFresh(body.path("data").path("phone_numbers"))
                && away(Instant.parse(attachedAt).toEpochMilli()).compareTo(TOLERANCE) > 0) {
            complaints.add("data.attached_at: expected a time within minutes of " + clock.instant()
                    + ", for these numbers were attached just now; came '" + attachedAt + "'");
        }
        return complaints;
    }

    /** That the numbers were attached later than another answer said of its own. */
    static List<String> notLater(String earlier, JsonNode body) {
        // Both are UTC to the second, so the later one is the greater text.
        String attachedAt = body.path("data").path("attached_at").asText();
        return attachedAt.compareTo(earlier) > 0
                ? List.of()
                : List.of("data.attached_at: expected a time later than " + earlier + ", came '" + attachedAt + "'");
    }

    private Duration away(long millis) {
        return Duration.between(clock.instant(), Instant.ofEpochMilli(millis)).abs();
    }

    private boolean isPast(String instant) {
        try {
            return Instant.parse(instant).isBefore(clock.instant().plus(TOLERANCE));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean isFresh(JsonNode numbers) {
        return numbers.valueStream().anyMatch(number -> disposable.contains(number.asText()));
    }
}
