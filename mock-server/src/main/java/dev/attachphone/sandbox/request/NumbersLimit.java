package dev.attachphone.sandbox.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Operation;
import java.util.Optional;

/**
 * The limit of {@code numbers} in a body. Only different strings count (decision 20).
 *
 * @param max the most different numbers; a missing node if the contract sets no limit
 */
public record NumbersLimit(JsonNode max) {

    private static final String ARRAY = "numbers";

    /** The limit of an operation. */
    public static NumbersLimit of(Operation operation) {
        return new NumbersLimit(
                operation.requestSchema().path("properties").path(ARRAY).path("maxItems"));
    }

    /** The finding {@code too-many-numbers}, if the body has more numbers. */
    public Optional<RequestFinding> finding(ObjectNode body) {
        return objection(ARRAY, body.path(ARRAY)).map(reason -> new RequestFinding("too-many-numbers", reason));
    }

    /** What is wrong with the number of elements of an array, if anything. */
    public Optional<String> objection(String field, JsonNode array) {
        if (!max.isInt() || array.size() <= max.asInt()) {
            return Optional.empty();
        }
        long count = array.valueStream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .distinct()
                .count();
        return count <= max.asInt()
                ? Optional.empty()
                : Optional.of(field + " has " + count + " different strings; at most " + max.asInt() + " are allowed");
    }
}
