package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One possible answer of the API: a key under the {@code examples} of a response in the contract.
 *
 * @param name the key, such as {@code already-attached}
 * @param status the HTTP status it is sent with
 * @param inDefaultResponse whether it stands under the {@code default} response: HTTP itself is at fault, whatever the operation
 * @param summary a few words for a heading
 * @param condition the condition under which it is given, as a sentence
 * @param provenance {@code documented}, {@code inferred} or {@code ours}
 * @param source the sentence of the vendor's page, or the decision file, that it rests on
 * @param violates the JSON pointer of the part of the request body that is at fault, where a body can be at fault
 * @param body the example itself; for reading only
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
        JsonNode body) {

    /** The sentence of an envelope; empty where the body has no {@code message}. */
    public String message() {
        return body.path("message").asText();
    }
}
