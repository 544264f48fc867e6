package dev.attachphone.suite.exchange;

import java.util.List;
import java.util.Optional;

/**
 * A request to the target.
 *
 * @param method the HTTP method
 * @param path the path and query below the target's URL
 * @param headers the headers in order; a name may occur several times
 * @param body the body
 * @param raw the bytes to send, if no HTTP client sends the request; the other components then only describe it
 */
public record TargetRequest(
        String method, String path, List<HeaderLine> headers, Payload body, Optional<RawRequest> raw) {

    /** A request for an HTTP client. */
    public TargetRequest(String method, String path, List<HeaderLine> headers, Payload body) {
        this(method, path, headers, body, Optional.empty());
    }
}
