package dev.attachphone.suite.exchange;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param body its body, untouched
 * @param sent when the request was sent
 * @param took how long the whole of the answer took
 */
public record Reply(int status, HttpHeaders headers, Payload body, Instant sent, Duration took) {

    /** The first header of that name. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
