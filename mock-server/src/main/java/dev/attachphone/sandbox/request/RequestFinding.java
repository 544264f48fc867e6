package dev.attachphone.sandbox.request;

import java.util.Map;

/**
 * A property of a request that leads to a named answer, unless another finding or stub has precedence.
 *
 * @param answer the name of the answer
 * @param reason one sentence for the client; contains no credential
 * @param headers the response headers that the answer has because of this finding
 */
public record RequestFinding(String answer, String reason, Map<String, String> headers) {

    /** A finding that adds no response headers. */
    public RequestFinding(String answer, String reason) {
        this(answer, reason, Map.of());
    }

    /**
     * The request header that tells the stubs the names of the findings, one value each. It is replaced in every request, so a
     * client cannot set it.
     */
    public static final String HEADER = "X-Sandbox-Finding";

    /** The name of the finding that a fault prevents the request from being processed. */
    public static final String UNSERVED = "unserved";
}
