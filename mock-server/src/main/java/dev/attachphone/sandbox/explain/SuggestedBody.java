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
 * A body to send instead of one that breaks the contract's schema: what can be guessed from it, and for the rest what the
 * contract's own example has.
 *
 * @param operation what the body was sent to
 * @param sent the body; for reading only
 */
public record SuggestedBody(Operation operation, ObjectNode sent) {

    /** What the workflow sample of the page sends in place of the array. */
    private static final String SINGLE = "phone_number";

    private static final String ARRAY = "numbers";

    /** The body; the contract's example where nothing that keeps the schema can be made of it. */
    public ObjectNode body() {
        ObjectNode corrected = mended();
        return new BodyViolations(operation.requestSchema(), corrected).all().isEmpty()
                ? corrected
                : (ObjectNode) example();
    }

    private ObjectNode mended() {
        ObjectNode corrected = sent.deepCopy();
        for (BodyViolation bodyViolation : new BodyViolations(operation.requestSchema(), sent).all()) {
            String[] steps = bodyViolation.pointer().split("/", -1);
            JsonNode schema = operation.requestSchema().path("properties").path(steps[1]);
            if (steps.length > 2) {
                int index = Integer.parseInt(steps[2]);
                ((ArrayNode) corrected.path(steps[1]))
                        .set(index, text(sent.path(steps[1]).path(index), schema.path("items")));
            } else if (schema.path("type").asText().equals("array")) {
                corrected.set(steps[1], array(sent.path(steps[1]), schema));
            } else if (schema.path("type").asText().equals("object")) {
                corrected.remove(steps[1]);
            } else {
                corrected.set(steps[1], text(sent.path(steps[1]), schema));
            }
        }
        if (corrected.has(ARRAY)) {
            corrected.remove(SINGLE);
        }
        return corrected;
    }

    private JsonNode array(JsonNode value, JsonNode schema) {
        JsonNode single = value.isTextual() ? value : sent.path(SINGLE);
        return single.isTextual()
                ? JsonNodeFactory.instance.arrayNode().add(text(single, schema.path("items")))
                : sample(ARRAY);
    }

    private JsonNode text(JsonNode value, JsonNode schema) {
        String text = value.asText();
        String digits = text.replaceAll("[^0-9]", "");
        boolean number = !digits.isEmpty() && schema.path("pattern").asText().endsWith("$");
        return Stream.of(text.strip(), text.strip().toLowerCase(Locale.ROOT), number ? "+" + digits : "")
                .map(guess -> (JsonNode) TextNode.valueOf(guess))
                .filter(guess -> value.isValueNode() && !value.isNull() && BodyViolationText.fits(guess, schema))
                .findFirst()
                .orElseGet(() -> schema.has("example") ? schema.path("example") : TextNode.valueOf("…"));
    }

    private JsonNode sample(String field) {
        return example().path(field);
    }

    private JsonNode example() {
        return example(operation);
    }

    /** The body of the operation's success. */
    public static JsonNode example(Operation operation) {
        String success = operation.precedence().get(operation.precedence().size() - 1);
        return Objects.requireNonNull(operation.requestExamples().get(success), success);
    }
}
