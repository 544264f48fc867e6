package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.util.Optional;

/**
 * The expected reply to one request.
 *
 * @param operation the operation
 * @param details the {@code expect} part of the step, its placeholders resolved: the answer and its deviations from the example
 * @param sent the request
 * @param repeats the {@code data} of an earlier answer that must be repeated unchanged
 * @param earlier an earlier answer, whose {@code timestamp} must be earlier by the time that has passed
 */
public record ReplyExpectation(
        Operation operation,
        JsonNode details,
        TargetRequest sent,
        Optional<JsonNode> repeats,
        Optional<TargetReply> earlier) {

    /** Whether any refusal in the error envelope is accepted, because HTTP does not determine which. */
    boolean isRefusal() {
        return details.has("refused");
    }

    /** The expected answer of the contract. */
    public NamedAnswer answer() {
        return operation.answer(details.path("answer").asText());
    }
}
