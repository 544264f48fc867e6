package dev.attachphone.suite.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.cases.CasePlaceholders;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the contract's schema says of the fields of a request.
 *
 * @param properties the schema of each field
 */
record RequestBodySchema(JsonNode properties) {

    // What a word for a number may stand for: an E.164 number of the fewest digits, and of the most.
    private static final List<String> SAMPLES = List.of("+12", "+123456789012345");
    private static final Pattern NUMBER_WORD =
            Pattern.compile("\\$\\{(" + String.join("|", CasePlaceholders.NUMBERS) + ")}");

    boolean lists(String field, String text) {
        return ProviderPlaceholder.ALL.contains(text)
                || properties
                        .path(field)
                        .path("enum")
                        .valueStream()
                        .anyMatch(value -> value.asText().equals(text));
    }

    /** Whether the item is a text that matches the whole of the pattern, whatever number its word stands for. */
    boolean matches(String field, JsonNode item) {
        JsonNode schema = properties.path(field).path("items");
        Pattern pattern = Pattern.compile(schema.path("pattern").asText());
        return item.isTextual()
                && SAMPLES.stream()
                        .map(sample -> NUMBER_WORD.matcher(item.asText()).replaceAll(sample))
                        .allMatch(text ->
                                text.length() <= schema.path("maxLength").asInt()
                                        && pattern.matcher(text).matches());
    }
}
