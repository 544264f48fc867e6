package dev.attachphone.suite.exchange;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status the HTTP status; {@link #CLOSED} or {@link #TIMED_OUT} if no answer came
 * @param headers its headers
 * @param body its body, untouched; if no answer came, whatever came instead
 * @param sentAt when the request was sent
 * @param duration how long the whole of the answer took
 */
public record TargetReply(int status, HttpHeaders headers, Payload body, Instant sentAt, Duration duration) {

    /** In place of a status: the connection was closed without an HTTP answer. */
    public static final int CLOSED = 0;

    /** In place of a status: neither an answer nor the end of the connection came in time. */
    public static final int TIMED_OUT = -1;

    /** No answer, for one of the two reasons. */
    static TargetReply withoutResponse(int reason, byte[] came, Instant sent) {
        HttpHeaders headers = HttpHeaders.of(Map.of(), (name, value) -> true);
        return new TargetReply(reason, headers, new Payload(came), sent, Duration.between(sent, Instant.now()));
    }

    /** Whether an answer came. */
    public boolean isResponse() {
        return status > CLOSED;
    }

    /** The first header of that name. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
