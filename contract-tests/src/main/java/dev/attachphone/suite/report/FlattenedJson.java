package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a body, each named by its way from the top, such as {@code data.agent_id}. */
final class FlattenedJson {

    private FlattenedJson() {}

    /** Each field that holds a value: no object, or an empty one. */
    static Map<String, JsonNode> of(JsonNode body) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        body.properties().forEach(field -> add(fields, field.getKey(), field.getValue()));
        return fields;
    }

    private static void add(Map<String, JsonNode> fields, String name, JsonNode value) {
        if (value.isObject() && !value.isEmpty()) {
            value.properties().forEach(field -> add(fields, name + "." + field.getKey(), field.getValue()));
        } else {
            fields.put(name, value);
        }
    }
}
