package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

/** Faults of the clock of a server, and in how the two times of a success relate. */
final class ClockFaults {

    private static final String ATTACHED = "attached";

    private ClockFaults() {}

    static final List<ServerFault> CLOCKS = List.of(
            clock("clock-stands-still", "the clock stands still", sinceStart -> Duration.ZERO),
            clock("clock-runs-backwards", "the clock runs backwards", Duration::negated),
            clock("clock-runs-slowly", "the clock runs at a tenth of the speed", since -> since.dividedBy(10)),
            clock("clock-runs-fast", "the clock runs at ten times the speed", since -> since.multipliedBy(10)),
            clock(
                    "clock-ticks-every-ten-seconds",
                    "the clock advances once in ten seconds",
                    since -> Duration.ofSeconds(since.toSeconds() / 10 * 10)),
            clock(
                    "clock-ticks-every-second",
                    "the clock advances once a second",
                    since -> Duration.ofSeconds(since.toSeconds())));

    static final List<ServerFault> ANSWERS = List.of(
            fault(
                    "timestamp-in-whole-seconds",
                    "timestamp is in milliseconds with a resolution of a second",
                    b -> b.answers.timestamp =
                            instant -> instant.truncatedTo(ChronoUnit.SECONDS).toEpochMilli()),
            fault(
                    "timestamp-of-the-attachment",
                    "timestamp is the time of the attachment",
                    b -> b.answers.on(
                            ATTACHED,
                            answer -> answer.body.put(
                                    "timestamp",
                                    Instant.parse(answer.data()
                                                    .path("attached_at")
                                                    .asText())
                                            .toEpochMilli()))),
            fault("timestamp-of-the-start", "timestamp is the time at which the server started", b -> {
                long start = Instant.now().toEpochMilli();
                b.answers.timestamp = instant -> start;
            }),
            fault(
                    "timestamp-a-minute-behind",
                    "timestamp is a minute behind attached_at",
                    b -> b.answers.timestamp =
                            instant -> instant.minusSeconds(60).toEpochMilli()),
            fault(
                    "attached-at-a-minute-ahead",
                    "attached_at is a minute ahead of timestamp",
                    b -> b.answers.attachedAt = instant -> instant.truncatedTo(ChronoUnit.SECONDS)
                            .plusSeconds(60)
                            .toString()),
            fault(
                    "attached-at-rounded-up",
                    "attached_at is rounded up to the next second",
                    b -> b.answers.attachedAt = instant -> instant.truncatedTo(ChronoUnit.SECONDS)
                            .plusSeconds(1)
                            .toString()));

    /** A server with a clock that starts with the right time and then shows the changed time since the start. */
    private static ServerFault clock(String name, String description, UnaryOperator<Duration> sinceStart) {
        return fault(name, description, b -> {
            Instant start = Instant.now();
            b.claims.clock = () -> start.plus(sinceStart.apply(Duration.between(start, Instant.now())));
        });
    }
}
