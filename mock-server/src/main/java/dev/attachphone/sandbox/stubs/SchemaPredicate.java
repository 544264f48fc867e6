package dev.attachphone.sandbox.stubs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.matching.MatchesJsonSchemaPattern;
import dev.attachphone.sandbox.request.JsonNumberReplacer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compiles JSON schemas to predicates on parsed bodies. The keywords that the built-in contract uses are evaluated here. A schema with
 * another keyword, which an edited contract may have, is evaluated by WireMock, which parses the body again.
 */
final class SchemaPredicate {

    private static final Map<String, Predicate<JsonNode>> TYPES =
            Map.of("string", JsonNode::isTextual, "array", JsonNode::isArray, "object", JsonNode::isObject);

    private SchemaPredicate() {}

    /** Whether a value conforms to the schema. */
    static Predicate<JsonNode> of(JsonNode schema) {
        try {
            return compiled(schema);
        } catch (UnsupportedOperationException e) {
            MatchesJsonSchemaPattern pattern = new MatchesJsonSchemaPattern(schema.toString());
            return value -> pattern.match(withoutNumbers(value).toString()).isExactMatch();
        }
    }

    private static JsonNode withoutNumbers(JsonNode value) {
        return value instanceof ObjectNode object
                ? JsonNumberReplacer.withZeros(object).orElse(object)
                : value;
    }

    /**
     * Compiles a schema, whose extensions ({@code x-}) are ignored.
     *
     * @throws UnsupportedOperationException if it has a keyword that is not evaluated here
     */
    static Predicate<JsonNode> compiled(JsonNode schema) {
        return schema.properties().stream()
                .filter(keyword -> !keyword.getKey().startsWith("x-"))
                .map(keyword -> compiled(keyword.getKey(), keyword.getValue()))
                .reduce(value -> true, Predicate::and);
    }

    private static Predicate<JsonNode> compiled(String keyword, JsonNode argument) {
        int bound = argument.asInt();
        return switch (keyword) {
            case "type" -> type(argument.asText());
            case "required" -> {
                List<String> names =
                        argument.valueStream().map(JsonNode::asText).toList();
                yield value -> !value.isObject() || names.stream().allMatch(value::has);
            }
            case "properties" -> {
                Map<String, Predicate<JsonNode>> all = new HashMap<>();
                argument.properties().forEach(each -> all.put(each.getKey(), compiled(each.getValue())));
                yield value -> all.entrySet().stream()
                        .allMatch(each ->
                                !value.has(each.getKey()) || each.getValue().test(value.get(each.getKey())));
            }
            case "items" -> {
                Predicate<JsonNode> element = compiled(argument);
                yield value -> !value.isArray() || value.valueStream().allMatch(element);
            }
            case "minItems" -> value -> !value.isArray() || value.size() >= bound;
            case "maxItems" -> value -> !value.isArray() || value.size() <= bound;
            case "minLength" -> value -> !value.isTextual() || length(value) >= bound;
            case "maxLength" -> value -> !value.isTextual() || length(value) <= bound;
            case "pattern" -> {
                Pattern pattern = Pattern.compile(argument.asText());
                yield value ->
                        !value.isTextual() || pattern.matcher(value.asText()).find();
            }
            case "enum" -> {
                if (!argument.valueStream().allMatch(JsonNode::isTextual)) {
                    throw new UnsupportedOperationException(keyword);
                }
                Set<JsonNode> values = argument.valueStream().collect(Collectors.toCollection(HashSet::new));
                yield values::contains;
            }
            case "description", "example" -> value -> true;
            default -> throw new UnsupportedOperationException(keyword);
        };
    }

    private static Predicate<JsonNode> type(String name) {
        if (!TYPES.containsKey(name)) {
            throw new UnsupportedOperationException(name);
        }
        return TYPES.get(name);
    }

    private static int length(JsonNode text) {
        return text.asText().codePointCount(0, text.asText().length());
    }
}
