package dev.attachphone.sandbox.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every place at which a body breaks the contract's schema.
 *
 * @param schema the schema of the body
 * @param body the body
 */
public record BodyViolations(JsonNode schema, ObjectNode body) {

    /** The places, in the order of the schema's properties. */
    public List<BodyViolation> all() {
        return schema.path("properties").properties().stream().flatMap(this::of).toList();
    }

    private Stream<BodyViolation> of(Map.Entry<String, JsonNode> property) {
        String field = property.getKey();
        JsonNode value = body.path(field);
        JsonNode expected = property.getValue();
        BodyViolationText fault = new BodyViolationText(schema, body);
        if (value.isArray() && !value.isEmpty() && expected.has("items")) {
            JsonNode items = expected.path("items");
            return IntStream.range(0, value.size())
                    .filter(i -> !BodyViolationText.fits(value.path(i), items))
                    .mapToObj(i -> new BodyViolation("/" + field + "/" + i, fault.element(field, i), words(items)));
        }
        return fits(value, expected) || (value.isMissingNode() && !isRequired(field))
                ? Stream.empty()
                : Stream.of(new BodyViolation("/" + field, fault.at("/" + field), words(expected)));
    }

    private boolean isRequired(String field) {
        return schema.path("required")
                .valueStream()
                .anyMatch(name -> name.asText().equals(field));
    }

    private static boolean fits(JsonNode value, JsonNode expected) {
        return switch (expected.path("type").asText()) {
            case "string" -> BodyViolationText.fits(value, expected);
            case "array" -> value.isArray() && !value.isEmpty();
            default -> value.isObject();
        };
    }

    private static String words(JsonNode expected) {
        if (expected.has("enum")) {
            return "exactly one of "
                    + expected.path("enum").valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
        }
        return expected.path("description")
                .asText()
                .lines()
                .findFirst()
                .orElse(expected.path("type").asText());
    }
}
