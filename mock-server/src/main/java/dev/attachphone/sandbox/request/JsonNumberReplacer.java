package dev.attachphone.sandbox.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Replaces the numbers of a body by 0. WireMock's JSON reader cannot hold numbers such as {@code 1e9999999999}, and takes seconds
 * for numbers of many digits. No answer depends on the value of a number: no field of the contract's request bodies is a number.
 */
public final class JsonNumberReplacer {

    private JsonNumberReplacer() {}

    /** A copy of the object with 0 for every number; empty if it has no numbers. */
    public static Optional<ObjectNode> withZeros(ObjectNode json) {
        return hasNumber(json) ? Optional.of((ObjectNode) copy(json)) : Optional.empty();
    }

    private static boolean hasNumber(JsonNode node) {
        return node.isNumber() || node.valueStream().anyMatch(JsonNumberReplacer::hasNumber);
    }

    private static JsonNode copy(JsonNode node) {
        if (node.isNumber()) {
            return IntNode.valueOf(0);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(property -> copy.set(property.getKey(), copy(property.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(copy(element)));
            return copy;
        }
        return node;
    }
}
