package dev.attachphone.server.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.TextCondition;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Validates bodies and parameters against their schemas in {@code operations.yaml}. Supports only the keywords that the file
 * uses, but describes each violation with the sentence that the answer {@code invalid-value} needs ({@code x-must}), which a
 * general validator cannot.
 */
public final class RequestSchemaValidator {

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private RequestSchemaValidator() {}

    /**
     * Validates a value.
     *
     * @param field the name of the parameter, or a JSON pointer into the body
     * @throws InvalidValueException if the value violates the schema
     */
    public static void require(JsonNode schema, String field, JsonNode value) {
        if (value.isNull() && schema.path("nullable").asBoolean()) {
            return;
        }
        switch (schema.path("type").asText()) {
            case "object" -> requireObject(schema, field, value);
            case "array" -> requireArray(schema, field, value);
            case "integer" -> requireInteger(schema, field, value);
            default -> requireText(schema, field, value);
        }
    }

    private static void requireObject(JsonNode schema, String field, JsonNode value) {
        requireThat(value.isObject(), field, "be an object");
        for (JsonNode name : schema.path("required")) {
            requireThat(value.has(name.asText()), field + "/" + name.asText(), "be present");
        }
        // Ignoring a misspelled field could, for example, issue a credential that never expires.
        value.fieldNames()
                .forEachRemaining(name -> requireThat(
                        schema.path("properties").has(name),
                        field + "/" + name,
                        "not be present: there is no such field"));
        schema.path("properties").properties().forEach(property -> {
            if (value.has(property.getKey())) {
                require(property.getValue(), field + "/" + property.getKey(), value.get(property.getKey()));
            }
        });
    }

    private static void requireArray(JsonNode schema, String field, JsonNode value) {
        int least = schema.path("minItems").asInt();
        int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        requireThat(
                value.isArray() && value.size() >= least && value.size() <= most,
                field,
                "be a list of " + (least == 0 ? "at most " : least + " to ") + most);
        for (int i = 0; i < value.size(); i++) {
            require(schema.path("items"), field + "/" + i, value.get(i));
        }
    }

    private static void requireInteger(JsonNode schema, String field, JsonNode value) {
        long least = schema.path("minimum").asLong();
        long most = schema.path("maximum").asLong();
        requireThat(
                value.isIntegralNumber()
                        && value.canConvertToLong()
                        && value.asLong() >= least
                        && value.asLong() <= most,
                field,
                "be a whole number from " + least + " to " + most);
    }

    private static void requireText(JsonNode schema, String field, JsonNode value) {
        JsonNode options = schema.path("enum");
        String otherwise = options.isArray()
                ? "be one of " + options.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "))
                        + (schema.path("nullable").asBoolean() ? ", or null" : "")
                : schema.path("x-must").asText("be a text");
        requireThat(
                value.isTextual()
                        && (!options.isArray() || options.valueStream().anyMatch(value::equals))
                        && value.asText().length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                        && matches(schema.path("pattern"), value.asText())
                        && (!schema.path("format").asText().equals("date-time") || isInstant(value.asText()))
                        && TextCondition.of(schema)
                                .map(condition -> condition.isMetBy(value.asText()))
                                .orElse(true),
                field,
                otherwise);
    }

    private static boolean matches(JsonNode pattern, String text) {
        return pattern.isMissingNode()
                || PATTERNS.computeIfAbsent(pattern.asText(), Pattern::compile)
                        .matcher(text)
                        .matches();
    }

    // A year of four digits and whole seconds in UTC, such as the server itself sends.
    private static boolean isInstant(String text) {
        try {
            return text.length() == "2027-01-24T00:00:00Z".length()
                    && !text.startsWith("0")
                    && Instant.parse(text).toString().equals(text);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static void requireThat(boolean holds, String field, String must) {
        if (!holds) {
            throw new InvalidValueException(field, must);
        }
    }
}
