package dev.attachphone.server.metrics;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.http.Observer.Outcome;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A limit that a request may have reached, and the answer that says so. */
enum Limit {
    BODY("body-too-large"),
    HEADER("http-431"),
    TIME("http-408"),
    CONNECTIONS("overloaded-connections"),
    REQUESTS("overloaded-requests"),
    QUEUE("overloaded-" + OverloadedException.Work.QUEUE.word()),
    LISTS("overloaded-" + OverloadedException.Work.LISTS.word()),
    RATE("too-many-requests");

    private final String answer;

    Limit(String answer) {
        this.answer = answer;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Limit> behind(Outcome outcome) {
        return outcome.status() < 400
                ? Optional.empty()
                : Stream.of(values())
                        .filter(limit -> limit.answer.equals(outcome.answer()))
                        .findFirst();
    }
}
