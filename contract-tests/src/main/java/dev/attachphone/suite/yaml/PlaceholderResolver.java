package dev.attachphone.suite.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values where {@code ${name}} stands; a text that is nothing but a placeholder becomes the value itself, of whatever type.
 *
 * @param values what the names stand for; others stay as they are
 */
public record PlaceholderResolver(Map<String, JsonNode> values) {

    private static final Pattern REPEAT = Pattern.compile("(?s)repeat:(.+):(\\d+)");

    // Anything else in braces is a text of the case's own, such as an injected expression.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(repeat:[^}]+:\\d+|[a-z][a-z-]*)}");

    /** A copy of the node with its placeholders filled, those in the names of fields included. */
    public JsonNode resolve(JsonNode node) {
        if (node.isTextual()) {
            return text(node.asText());
        } else if (node.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> filled.set(resolve(field.getKey()), resolve(field.getValue())));
            return filled;
        } else if (node.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> filled.add(resolve(item)));
            return filled;
        }
        return node;
    }

    /** The text with its placeholders filled. */
    public String resolve(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(inText(match.group(), match.group(1))));
    }

    /** The names that the node asks for. */
    public static Set<String> namesIn(JsonNode node) {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER
                .matcher(node.toString())
                .results()
                .map(match -> match.group(1))
                .filter(name -> !REPEAT.matcher(name).matches())
                .forEach(names::add);
        return names;
    }

    private JsonNode text(String text) {
        Matcher whole = PLACEHOLDER.matcher(text);
        JsonNode value = whole.matches() ? values.get(whole.group(1)) : null;
        return value == null ? JsonNodeFactory.instance.textNode(resolve(text)) : value;
    }

    private String inText(String placeholder, String name) {
        Matcher repeat = REPEAT.matcher(name);
        if (repeat.matches()) {
            return repeat.group(1).repeat(Integer.parseInt(repeat.group(2)));
        }
        JsonNode value = values.get(name);
        return value == null ? placeholder : value.isTextual() ? value.asText() : value.toString();
    }
}
