package dev.attachphone.suite.exchange;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The reply to a request.
 *
 * @param status the HTTP status; {@link #CLOSED} or {@link #TIMED_OUT} if there is no HTTP response
 * @param headers the headers
 * @param body the unmodified body; without an HTTP response, the bytes that were received instead
 * @param sentAt the time at which the request was sent
 * @param duration the time until the whole response was received
 */
public record TargetReply(int status, HttpHeaders headers, Payload body, Instant sentAt, Duration duration) {

    /** Instead of a status: the connection was closed without an HTTP response. */
    public static final int CLOSED = 0;

    /** Instead of a status: neither a response nor the end of the connection was received in time. */
    public static final int TIMED_OUT = -1;

    /** A reply without an HTTP response. */
    static TargetReply withoutResponse(int reason, byte[] received, Instant sent) {
        HttpHeaders headers = HttpHeaders.of(Map.of(), (name, value) -> true);
        return new TargetReply(reason, headers, new Payload(received), sent, Duration.between(sent, Instant.now()));
    }

    /** This reply with another body. */
    public TargetReply withBody(Payload other) {
        return new TargetReply(status, headers, other, sentAt, duration);
    }

    /** Whether this is an HTTP response. */
    public boolean isResponse() {
        return status > CLOSED;
    }

    /** The first header with this name. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
