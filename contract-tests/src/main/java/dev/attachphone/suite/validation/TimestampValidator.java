package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.fixture.NumberRange;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Validates the times in a success.
 *
 * @param clock the clock of the suite; that of the target can differ by five minutes
 * @param disposable the numbers that only this run attaches, so that their time must be recent
 */
record TimestampValidator(Clock clock, NumberRange disposable) {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern UTC_SECONDS = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    List<String> failures(JsonNode body, Duration skew) {
        List<String> failures = new ArrayList<>();
        JsonNode timestamp = body.path("timestamp");
        if (!timestamp.isIntegralNumber()) {
            failures.add("timestamp: expected a whole number of milliseconds but was " + timestamp);
        } else if (away(timestamp.asLong()).compareTo(TOLERANCE) > 0) {
            failures.add("timestamp: expected a time within minutes of "
                    + clock.instant().toEpochMilli() + " but was " + timestamp);
        }
        String attachedAt = body.path("data").path("attached_at").asText();
        if (!UTC_SECONDS.matcher(attachedAt).matches() || !isPast(attachedAt)) {
            failures.add(
                    "data.attached_at: expected a past time such as 2026-01-24T10:30:19Z but was '" + attachedAt + "'");
        }
        if (failures.isEmpty()
                && isFresh(body.path("data").path("phone_numbers"))
                && away(Instant.parse(attachedAt).toEpochMilli()).compareTo(TOLERANCE) > 0) {
            failures.add("data.attached_at: expected a time within minutes of " + clock.instant()
                    + ", since these numbers were attached just now; was '" + attachedAt + "'");
        }
        if (failures.isEmpty() && Instant.parse(attachedAt).minus(skew).toEpochMilli() > timestamp.asLong()) {
            failures.add("timestamp: expected no time before data.attached_at, but was "
                    + Instant.ofEpochMilli(timestamp.asLong()) + ", and attached_at was " + attachedAt);
        }
        return failures;
    }

    /**
     * Validates that between two answers {@code timestamp} has advanced by the time that has passed: by at least half of the time between
     * them, so that the clocks may be adjusted meanwhile, and by at most twice the time of both exchanges and a second.
     */
    static List<String> notAdvanced(TargetReply earlier, TargetReply later) {
        long advanced = timestamp(later) - timestamp(earlier);
        Instant received = earlier.sentAt().plus(earlier.duration());
        long atLeast = Duration.between(received, later.sentAt()).toMillis() / 2;
        long atMost = 2
                        * Duration.between(earlier.sentAt(), later.sentAt().plus(later.duration()))
                                .toMillis()
                + 1000;
        return advanced >= atLeast && advanced <= atMost
                ? List.of()
                : List.of("timestamp: expected " + atLeast + " to " + atMost
                        + " ms after that of an earlier answer, but was " + advanced + " ms");
    }

    private static long timestamp(TargetReply reply) {
        return StrictJsonParser.readOrMissing(reply.body()).path("timestamp").asLong();
    }

    /** Validates that the numbers were attached later than the time of another answer. */
    static List<String> notLater(String earlier, JsonNode body) {
        // Both are UTC with seconds, so their order is that of the strings.
        String attachedAt = body.path("data").path("attached_at").asText();
        return attachedAt.compareTo(earlier) > 0
                ? List.of()
                : List.of("data.attached_at: expected a time later than " + earlier + " but was '" + attachedAt + "'");
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
