package dev.attachphone.sandbox.stubs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import dev.attachphone.sandbox.request.ParsedBody;
import dev.attachphone.sandbox.request.RequestFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The request pattern of a stub as a condition on the inspected request. It holds for the same requests as the pattern, but nothing is
 * parsed again.
 *
 * @param parts the parts of the condition, all of which must hold
 */
record StubCondition(List<Predicate<InspectedRequest>> parts) {

    /**
     * Compiles a request pattern.
     *
     * @throws IllegalArgumentException if it has a matcher that the stubs of the sandbox do not use
     */
    static StubCondition of(JsonNode request) {
        List<Predicate<InspectedRequest>> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> matcher : request.properties()) {
            JsonNode value = matcher.getValue();
            String text = value.asText();
            switch (matcher.getKey()) {
                case "method" -> {
                    if (!text.equals("ANY")) {
                        parts.add(inspection -> inspection.method().equals(text));
                    }
                }
                case "urlPath" -> parts.add(inspection -> inspection.path().equals(text));
                case "urlPattern", "urlPathPattern" -> {
                    Pattern pattern = Pattern.compile(text);
                    parts.add(inspection -> pattern.matcher(inspection.path()).matches());
                }
                case "headers" ->
                    value.properties().forEach(header -> parts.add(header(header.getKey(), header.getValue())));
                case "bodyPatterns" ->
                    value.forEach(each -> {
                        Predicate<ParsedBody> pattern = body(each);
                        parts.add(inspection -> pattern.test(inspection.body()));
                    });
                default -> throw new IllegalArgumentException("a stub has the matcher " + matcher);
            }
        }
        return new StubCondition(List.copyOf(parts));
    }

    boolean isMetBy(InspectedRequest inspection) {
        for (Predicate<InspectedRequest> part : parts) {
            if (!part.test(inspection)) {
                return false;
            }
        }
        return true;
    }

    private static Predicate<InspectedRequest> header(String name, JsonNode matcher) {
        String value = matcher.path("equalTo").asText();
        return switch (name) {
            case RequestFinding.HEADER -> inspection -> inspection.has(value);
            case RequestPreferences.HEADER ->
                inspection -> inspection.requested().equals(value);
            default -> throw new IllegalArgumentException("a stub matches the header " + name);
        };
    }

    static Predicate<ParsedBody> body(JsonNode pattern) {
        JsonNode schema = pattern.path("not").path("matchesJsonSchema");
        if (!schema.isObject()) {
            throw new IllegalArgumentException("a stub has the body pattern " + pattern);
        }
        Predicate<JsonNode> valid = SchemaPredicate.of(schema);
        return body -> !(body instanceof ParsedBody.ObjectBody object && valid.test(object.json()));
    }
}
