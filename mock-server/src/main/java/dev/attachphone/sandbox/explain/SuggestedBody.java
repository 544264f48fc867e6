package dev.attachphone.sandbox.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.openapi.Operation;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A valid body that is close to an invalid one. Values that cannot be corrected are taken from the contract's example.
 *
 * @param operation the operation that the body was sent to
 * @param sent the invalid body; for reading only
 */
public record SuggestedBody(Operation operation, ObjectNode sent) {

    /** The field that the vendor's workflow sample sends instead of the array. */
    private static final String SINGLE = "phone_number";

    private static final String ARRAY = "numbers";

    /** The corrected body, or the contract's example if the corrected body is still invalid. */
    public ObjectNode body() {
        ObjectNode corrected = corrected();
        return new BodyViolations(operation.requestSchema(), corrected).all().isEmpty()
                ? corrected
                : (ObjectNode) example(operation);
    }

    private ObjectNode corrected() {
        ObjectNode corrected = sent.deepCopy();
        for (BodyViolations.BodyViolation violation : new BodyViolations(operation.requestSchema(), sent).all()) {
            String[] steps = violation.pointer().split("/", -1);
            String field = steps[1];
            JsonNode value = sent.path(field);
            JsonNode schema = operation.requestSchema().path("properties").path(field);
            if (steps.length > 2) {
                int index = Integer.parseInt(steps[2]);
                ((ArrayNode) corrected.path(field)).set(index, text(value.path(index), schema.path("items")));
            } else if (schema.path("type").asText().equals("array")) {
                corrected.set(field, array(corrected.path(field), schema));
            } else if (schema.path("type").asText().equals("object")) {
                corrected.remove(field);
            } else {
                corrected.set(field, text(value, schema));
            }
        }
        if (corrected.has(ARRAY)) {
            corrected.remove(SINGLE);
        }
        return corrected;
    }

    private JsonNode array(JsonNode value, JsonNode schema) {
        if (!value.isEmpty() && value.isArray()) {
            return JsonNodeFactory.instance
                    .arrayNode()
                    .addAll(value.valueStream()
                            .distinct()
                            .limit(schema.path("maxItems").asInt())
                            .toList());
        }
        JsonNode single = value.isTextual() ? value : sent.path(SINGLE);
        return single.isTextual()
                ? JsonNodeFactory.instance.arrayNode().add(text(single, schema.path("items")))
                : example(operation).path(ARRAY);
    }

    private static JsonNode text(JsonNode value, JsonNode schema) {
        String text = value.asText();
        String digits = text.replaceAll("[^0-9]", "");
        boolean number = !digits.isEmpty() && schema.path("pattern").asText().endsWith("$");
        return Stream.of(text.strip(), text.strip().toLowerCase(Locale.ROOT), number ? "+" + digits : "")
                .map(guess -> (JsonNode) TextNode.valueOf(guess))
                .filter(guess -> value.isValueNode() && !value.isNull() && BodyViolations.isValidText(guess, schema))
                .findFirst()
                .orElseGet(() -> schema.has("example") ? schema.path("example") : TextNode.valueOf("…"));
    }

    /** The contract's example of a body that leads to the success of the operation. */
    public static JsonNode example(Operation operation) {
        String success = operation.success();
        return Objects.requireNonNull(operation.requestExamples().get(success), success);
    }
}
