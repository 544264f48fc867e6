package dev.attachphone.sandbox.explain;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.JavaPatterns;
import dev.attachphone.openapi.TextCondition;
import dev.attachphone.sandbox.request.NumbersLimit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The violations of the contract's schema in a body.
 *
 * <p>The schema is evaluated here and not by the JSON schema validator that WireMock contains and the stubs use. Its messages name
 * keywords and regular expressions; these name the value that was sent and what to send instead. Only the keywords that the
 * contract's request bodies use are supported: {@code type}, {@code required}, {@code properties}, {@code items},
 * {@code minItems: 1}, {@code maxItems}, {@code enum}, {@code pattern} and {@code x-text}. The stubs decide which answer is given, so a difference could only make an
 * explanation incomplete.
 *
 * @param schema the schema of the body, references resolved
 * @param body the body; for reading only
 */
public record BodyViolations(JsonNode schema, ObjectNode body) {

    /**
     * A violation of the schema.
     *
     * @param pointer the JSON pointer of the value, such as {@code /numbers/0}
     * @param reason what is wrong with the value
     * @param expected what is expected instead
     */
    public record BodyViolation(
            String pointer, @JsonProperty("because") String reason, String expected) {}

    /** The violations, in the order of the schema's properties. */
    public List<BodyViolation> all() {
        return schema.path("properties").properties().stream()
                .flatMap(this::violations)
                .toList();
    }

    private Stream<BodyViolation> violations(Map.Entry<String, JsonNode> property) {
        String field = property.getKey();
        JsonNode value = body.path(field);
        JsonNode expected = property.getValue();
        if (value.isArray() && !value.isEmpty() && expected.has("items")) {
            JsonNode items = expected.path("items");
            Stream<BodyViolation> elements = IntStream.range(0, value.size())
                    .filter(i -> !isValidText(value.path(i), items))
                    .mapToObj(i -> new BodyViolation("/" + field + "/" + i, element(field, i), description(items)));
            Stream<BodyViolation> count = new NumbersLimit(expected.path("maxItems"))
                    .objection(field, value).stream()
                            .map(reason -> new BodyViolation("/" + field, reason, description(expected)));
            return Stream.concat(elements, count);
        }
        return isValid(value, expected) || (value.isMissingNode() && !isRequired(field))
                ? Stream.empty()
                : Stream.of(new BodyViolation("/" + field, value(field, value, expected), description(expected)));
    }

    private boolean isRequired(String field) {
        return schema.path("required")
                .valueStream()
                .anyMatch(name -> name.asText().equals(field));
    }

    /** What is wrong at a JSON pointer. For a pointer to an element, the first invalid element of the array. */
    public String at(String pointer) {
        String[] steps = pointer.split("/", -1);
        String field = steps[1];
        JsonNode expected = schema.path("properties").path(field);
        if (steps.length == 2) {
            return value(field, body.path(field), expected);
        }
        return IntStream.range(0, body.path(field).size())
                .filter(i -> !isValidText(body.path(field).path(i), expected.path("items")))
                .mapToObj(i -> element(field, i))
                .findFirst()
                .orElse(field + " violates the contract's schema");
    }

    private String element(String array, int index) {
        JsonNode element = body.path(array).path(index);
        String place = array + "[" + index + "]";
        return element.isTextual()
                ? place + " is not E.164: " + PhoneNumberSyntax.explain(element.asText())
                : value(place, element, schema.path("properties").path(array).path("items"));
    }

    private String value(String field, JsonNode value, JsonNode expected) {
        String type = expected.path("type").asText();
        if (value.isMissingNode()) {
            return field + " is missing" + hint(field, value);
        }
        if (value.isNull()) {
            return field + " is null";
        }
        if (!typeOf(value).equals(type)) {
            return field + " is " + withArticle(typeOf(value)) + "; it must be " + withArticle(type)
                    + hint(field, value);
        }
        if (value.isArray()) {
            return field + " is empty";
        }
        return value.asText().isBlank() || !expected.has("enum")
                ? field + " is blank"
                : field + " is '" + value.asText() + "', which is not exactly one of " + choices(expected);
    }

    private String hint(String field, JsonNode value) {
        if (field.equals("agent_id") && value.isIntegralNumber()) {
            return " (other pages of the vendor use integers, this one uses strings)";
        }
        return field.equals("numbers") && body.has("phone_number")
                ? "; this body has phone_number, but the page calls the array `numbers` canonical"
                : "";
    }

    private static boolean isValid(JsonNode value, JsonNode expected) {
        return switch (expected.path("type").asText()) {
            case "string" -> isValidText(value, expected);
            case "array" -> value.isArray() && !value.isEmpty();
            default -> value.isObject();
        };
    }

    /** Whether a value is a string that conforms to a schema of type {@code string}. */
    static boolean isValidText(JsonNode value, JsonNode expected) {
        if (!value.isTextual()) {
            return false;
        }
        if (expected.has("enum")) {
            return expected.path("enum").valueStream().anyMatch(value::equals);
        }
        return TextCondition.of(expected)
                .map(condition -> condition.isMetBy(value.asText()))
                .orElseGet(() -> JavaPatterns.compile(expected.path("pattern").asText())
                        .matcher(value.asText())
                        .find());
    }

    private static String description(JsonNode expected) {
        return expected.has("enum")
                ? "exactly one of " + choices(expected)
                : expected.path("description")
                        .asText()
                        .lines()
                        .findFirst()
                        .orElse(expected.path("type").asText());
    }

    private static String choices(JsonNode expected) {
        return expected.path("enum").valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
    }

    private static String typeOf(JsonNode value) {
        return value.isTextual() ? "string" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String withArticle(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }
}
