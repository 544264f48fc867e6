package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.TargetRequest;
import java.util.Optional;

/**
 * What must come back for one request.
 *
 * @param operation the contract's operation
 * @param details the case's own words: {@code answer} and what deviates from its example; placeholders are filled
 * @param sent the request that was sent
 * @param repeats the {@code data} of an earlier answer that must come again unchanged
 */
public record ReplyExpectation(Operation operation, JsonNode details, TargetRequest sent, Optional<JsonNode> repeats) {

    /** Whether any refusal in the envelope will do, because HTTP itself leaves open which. */
    boolean isRefusal() {
        return details.has("refused");
    }

    /** The contract's answer of the expected name. */
    public NamedAnswer answer() {
        return operation.answer(details.path("answer").asText());
    }
}
