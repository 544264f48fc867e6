package dev.attachphone.suite.exchange;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param body its body, untouched
 */
public record Reply(int status, HttpHeaders headers, Payload body) {

    /** The first header of that name. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
