package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A possible answer of the API: a key under the {@code examples} of a response in the contract.
 *
 * @param name the key, such as {@code already-attached}
 * @param status the HTTP status
 * @param inDefaultResponse whether it belongs to the {@code default} response: an error of the HTTP request itself
 * @param summary a short description, used as a heading
 * @param condition the condition under which the answer is sent, as a sentence
 * @param provenance {@code documented}, {@code inferred} or {@code ours}
 * @param source the sentence of the vendor's page, or the decision file, that it is based on
 * @param violates the JSON pointer of the invalid part of the request body, if the body is invalid
 * @param headers the response headers that the answer has in addition to those of every answer
 * @param body the example body; for reading only
 */
public record NamedAnswer(
        String name,
        int status,
        boolean inDefaultResponse,
        String summary,
        String condition,
        String provenance,
        String source,
        Optional<String> violates,
        Map<String, String> headers,
        JsonNode body) {

    /** The {@code message} of the body; an empty string if it has none. */
    public String message() {
        return body.path("message").asText();
    }
}
