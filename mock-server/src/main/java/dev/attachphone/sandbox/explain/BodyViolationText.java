package dev.attachphone.sandbox.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Says in which way a body breaks the contract's schema at a given place.
 *
 * @param schema the schema of the body
 * @param body the body
 */
public record BodyViolationText(JsonNode schema, ObjectNode body) {

    /** One sentence about the field that the JSON pointer, such as {@code /numbers/0}, leads to. */
    public String at(String pointer) {
        String[] steps = pointer.split("/", -1);
        String field = steps[1];
        JsonNode expected = schema.path("properties").path(field);
        return steps.length > 2 ? element(field, expected.path("items")) : value(field, body.path(field), expected);
    }

    private String element(String array, JsonNode expected) {
        return IntStream.range(0, body.path(array).size())
                .filter(i -> !fits(body.path(array).path(i), expected))
                .mapToObj(i -> element(array, i))
                .findFirst()
                .orElse(array + " breaks the contract's schema");
    }

    /** One sentence about an element of an array that does not fit. */
    String element(String array, int index) {
        JsonNode expected = schema.path("properties").path(array).path("items");
        JsonNode element = body.path(array).path(index);
        String place = array + "[" + index + "]";
        return element.isTextual()
                ? place + " is not E.164: " + PhoneNumberSyntax.explain(element.asText())
                : value(place, element, expected);
    }

    /** Whether a text keeps its schema. */
    static boolean fits(JsonNode value, JsonNode expected) {
        if (!value.isTextual()) {
            return false;
        }
        String text = value.asText();
        String pattern = expected.path("pattern").asText();
        if (expected.has("enum")) {
            return expected.path("enum").valueStream().anyMatch(value::equals);
        }
        // A pattern that says where it ends means the whole text; Java's $ alone would let a line break follow.
        return pattern.endsWith("$")
                ? text.matches(pattern)
                : Pattern.compile(pattern).matcher(text).find();
    }

    private String value(String field, JsonNode value, JsonNode expected) {
        String type = expected.path("type").asText();
        if (value.isMissingNode()) {
            return field + " is missing" + hint(field);
        }
        if (value.isNull()) {
            return field + " is null";
        }
        if (!kind(value).equals(type)) {
            return field + " is " + article(kind(value)) + "; it must be " + article(type) + hint(field);
        }
        if (value.isArray()) {
            return field + " is empty";
        }
        return value.asText().isBlank() || !expected.has("enum")
                ? field + " is blank"
                : field + " is '" + value.asText() + "', which is not exactly one of " + choices(expected.path("enum"));
    }

    private String hint(String field) {
        return field.equals("numbers") && body.has("phone_number")
                ? "; this body has phone_number, but the page calls the array `numbers` canonical"
                : "";
    }

    private static String choices(JsonNode values) {
        return values.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
    }

    private static String kind(JsonNode value) {
        return value.isTextual() ? "string" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }
}
