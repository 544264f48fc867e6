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
 * Replaces placeholders {@code ${name}} by values, and {@code ${repeat:text:count}} by the repeated text. A text that consists of one
 * placeholder is replaced by the value itself, of any JSON type.
 *
 * @param values the values by name; placeholders with other names are kept
 */
public record PlaceholderResolver(Map<String, JsonNode> values) {

    private static final Pattern REPEAT = Pattern.compile("(?s)repeat:(.+):(\\d+)");

    // Other texts in braces, such as injected expressions, are not placeholders.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(repeat:[^}]+:\\d+|[a-z][a-z-]*)}");

    /** A copy of the node with its placeholders replaced, including those in field names. */
    public JsonNode resolve(JsonNode node) {
        if (node.isTextual()) {
            return text(node.asText());
        } else if (node.isObject()) {
            ObjectNode resolved = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> resolved.set(resolve(field.getKey()), resolve(field.getValue())));
            return resolved;
        } else if (node.isArray()) {
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> resolved.add(resolve(item)));
            return resolved;
        }
        return node;
    }

    /** The text with its placeholders replaced. */
    public String resolve(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(inText(match.group(), match.group(1))));
    }

    /** The names of the placeholders in the node. */
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
