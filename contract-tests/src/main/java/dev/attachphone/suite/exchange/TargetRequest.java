package dev.attachphone.suite.exchange;

import java.util.List;
import java.util.Optional;

/**
 * A request, ready to be sent.
 *
 * @param method the HTTP method
 * @param path the path with its query, below the target's URL
 * @param headers its header lines, in order; a name may stand several times
 * @param body what is sent
 * @param raw the very bytes of the connection that it is part of, if it is not left to a client to write it; the other components
 *     then only describe it
 */
public record TargetRequest(
        String method, String path, List<HeaderLine> headers, Payload body, Optional<RawRequest> raw) {

    /** A request that a client writes. */
    public TargetRequest(String method, String path, List<HeaderLine> headers, Payload body) {
        this(method, path, headers, body, Optional.empty());
    }
}
