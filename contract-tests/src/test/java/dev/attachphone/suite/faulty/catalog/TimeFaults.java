package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Faults in the timestamps of a success. */
final class TimeFaults {

    private static final String ATTACHED = "attached";

    private TimeFaults() {}

    static final List<ServerFault> TIMES = List.of(
            fault(
                    "timestamp-in-seconds",
                    "timestamp counts seconds",
                    b -> b.answers.timestamp = Instant::getEpochSecond),
            fault(
                    "timestamp-in-microseconds",
                    "timestamp counts microseconds",
                    b -> b.answers.timestamp = instant -> ChronoUnit.MICROS.between(Instant.EPOCH, instant)),
            fault(
                    "timestamp-of-the-page",
                    "timestamp is the page's",
                    b -> b.answers.timestamp = instant -> 1_769_244_619_292L),
            fault(
                    "timestamp-text",
                    "timestamp is a text",
                    b -> b.answers.on(
                            ATTACHED,
                            mutableAnswer -> mutableAnswer.body.put(
                                    "timestamp",
                                    mutableAnswer.body.path("timestamp").asText()))),
            fault(
                    "timestamp-fraction",
                    "timestamp is a fraction of seconds",
                    b -> b.answers.on(
                            ATTACHED,
                            mutableAnswer -> mutableAnswer.body.put("timestamp", System.currentTimeMillis() / 1000.0))),
            fault(
                    "timestamp-iso",
                    "timestamp is in ISO 8601",
                    b -> b.answers.on(
                            ATTACHED,
                            mutableAnswer -> mutableAnswer.body.put(
                                    "timestamp", Instant.now().toString()))),
            fault(
                    "attached-at-with-millis",
                    "attached_at has fractions of a second",
                    b -> b.answers.attachedAt = instant -> instant.truncatedTo(ChronoUnit.SECONDS)
                            .plusMillis(7)
                            .toString()),
            fault(
                    "attached-at-with-offset",
                    "attached_at has an offset",
                    b -> b.answers.attachedAt = instant ->
                            instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00")),
            fault(
                    "attached-at-local",
                    "attached_at is the local time and says it is UTC",
                    b -> b.answers.attachedAt = local("yyyy-MM-dd'T'HH:mm:ss'Z'")),
            fault(
                    "attached-at-without-zone",
                    "attached_at has no zone",
                    b -> b.answers.attachedAt = instant ->
                            instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "")),
            fault(
                    "attached-at-with-space",
                    "attached_at has a space for the T",
                    b -> b.answers.attachedAt = instant ->
                            instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("T", " ")),
            fault(
                    "attached-at-date-only",
                    "attached_at is a day",
                    b -> b.answers.attachedAt = instant -> instant.toString().substring(0, 10)),
            fault(
                    "attached-at-epoch",
                    "attached_at is a number",
                    b -> b.answers.on(
                            ATTACHED,
                            mutableAnswer -> mutableAnswer.data().put("attached_at", System.currentTimeMillis()))),
            fault(
                    "attached-at-in-the-future",
                    "attached_at is an hour ahead",
                    b -> b.answers.attachedAt = instant -> instant.truncatedTo(ChronoUnit.SECONDS)
                            .plusSeconds(3600)
                            .toString()),
            fault(
                    "attached-at-of-the-page",
                    "attached_at is the page's",
                    b -> b.answers.attachedAt = instant -> "2026-01-24T10:30:19Z"),
            fault(
                    "attached-at-null",
                    "attached_at is null",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.data().putNull("attached_at"))),
            fault(
                    "attached-at-missing",
                    "attached_at is missing",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.data().remove("attached_at"))));

    private static Function<Instant, String> local(String pattern) {
        return instant -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneId.of("Asia/Kolkata"))
                .format(instant);
    }
}
