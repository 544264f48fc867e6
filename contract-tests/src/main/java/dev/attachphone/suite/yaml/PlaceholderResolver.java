package dev.attachphone.suite.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces placeholders {@code ${name}} by values, {@code ${repeat:text:count}} by the repeated text, and
 * {@code ${sequence:+15550000000:count}} by an array of consecutive numbers. A text that consists of one placeholder is replaced by the
 * value itself, of any JSON type. In an array, {@code ${sequence:…}} and {@code ${numbers-1000}} stand for their elements.
 *
 * @param values the values by name; placeholders with other names are kept
 */
public record PlaceholderResolver(Map<String, JsonNode> values) {

    private static final String START = "${";

    private static final Pattern REPEAT = Pattern.compile("(?s)repeat:(.+):(\\d+)");

    private static final Pattern SEQUENCE = Pattern.compile("sequence:\\+(\\d{2,15}):(\\d+)");

    // Other texts in braces, such as injected expressions, are not placeholders.
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{(repeat:[^}]+:\\d+|sequence:[^}]+:\\d+|numbers-[1-9]\\d*|[a-z][a-z-]*)}");

    private static final Pattern SEVERAL = Pattern.compile("\\$\\{(?:sequence:[^}]+:\\d+|numbers-[1-9]\\d*)}");

    /** A copy of the node with its placeholders replaced, including those in field names. */
    public JsonNode resolve(JsonNode node) {
        if (node.isTextual()) {
            return node.asText().contains(START) ? text(node.asText()) : node;
        } else if (node.isObject()) {
            ObjectNode resolved = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> resolved.set(resolve(field.getKey()), resolve(field.getValue())));
            return resolved;
        } else if (node.isArray()) {
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> {
                JsonNode value = resolve(item);
                if (value.isArray() && SEVERAL.matcher(item.asText()).matches()) {
                    value.forEach(resolved::add);
                } else {
                    resolved.add(value);
                }
            });
            return resolved;
        }
        return node;
    }

    /** The text with its placeholders replaced. */
    public String resolve(String text) {
        if (!text.contains(START)) {
            return text;
        }
        // Matcher.replaceAll is slow with replacements of many kilobytes.
        StringBuilder resolved = new StringBuilder();
        int copied = 0;
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            resolved.append(text, copied, placeholder.start())
                    .append(inText(placeholder.group(), placeholder.group(1)));
            copied = placeholder.end();
        }
        return resolved.append(text, copied, text.length()).toString();
    }

    /** The names of the placeholders in the node. */
    public static Set<String> namesIn(JsonNode node) {
        Set<String> names = new TreeSet<>();
        addNames(node, names);
        return names;
    }

    private static void addNames(JsonNode node, Set<String> names) {
        if (node.isTextual() && node.asText().contains(START)) {
            PLACEHOLDER
                    .matcher(node.asText())
                    .results()
                    .map(match -> match.group(1))
                    .filter(name -> !REPEAT.matcher(name).matches()
                            && !SEQUENCE.matcher(name).matches())
                    .forEach(names::add);
        }
        node.fieldNames().forEachRemaining(name -> addNames(JsonNodeFactory.instance.textNode(name), names));
        node.forEach(item -> addNames(item, names));
    }

    private JsonNode text(String text) {
        Matcher whole = PLACEHOLDER.matcher(text);
        return (whole.matches() ? value(whole.group(1)) : Optional.<JsonNode>empty())
                .orElseGet(() -> JsonNodeFactory.instance.textNode(resolve(text)));
    }

    private Optional<JsonNode> value(String name) {
        Matcher sequence = SEQUENCE.matcher(name);
        return sequence.matches()
                ? Optional.of(sequence(Long.parseLong(sequence.group(1)), Integer.parseInt(sequence.group(2))))
                : Optional.ofNullable(values.get(name));
    }

    private static ArrayNode sequence(long first, int count) {
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            numbers.add("+" + (first + i));
        }
        return numbers;
    }

    private String inText(String placeholder, String name) {
        Matcher repeat = REPEAT.matcher(name);
        if (repeat.matches()) {
            return repeat.group(1).repeat(Integer.parseInt(repeat.group(2)));
        }
        return value(name)
                .map(value -> value.isTextual() ? value.asText() : value.toString())
                .orElse(placeholder);
    }
}
