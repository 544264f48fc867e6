package dev.attachphone.server.metrics;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.http.connection.HttpServerListener.CompletedRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The limits that requests are rejected by, each with the name of its answer. */
enum ExceededLimit {
    BODY("body-too-large"),
    TARGET("uri-too-long"),
    HEADER("headers-too-large"),
    TIME("request-timeout"),
    CONNECTIONS("overloaded-connections"),
    REQUESTS("overloaded-requests"),
    QUEUE("overloaded-" + OverloadedException.ExhaustedResource.QUEUE.label()),
    LISTS("overloaded-" + OverloadedException.ExhaustedResource.LISTS.label()),
    MAINTENANCE("overloaded-" + OverloadedException.ExhaustedResource.MAINTENANCE.label()),
    RATE("too-many-requests"),
    NUMBERS("too-many-requests-numbers"),
    CREDENTIALS("too-many-requests-credentials");

    private static final Map<String, ExceededLimit> BY_ANSWER =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(limit -> limit.answer, limit -> limit));

    private final String answer;

    ExceededLimit(String answer) {
        this.answer = answer;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ExceededLimit> of(CompletedRequest completedRequest) {
        return completedRequest.status() < 400
                ? Optional.empty()
                : Optional.ofNullable(BY_ANSWER.get(completedRequest.answer()));
    }
}
