package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.yaml.PlaceholderResolver;
import dev.attachphone.suite.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parameters of a case: one set of values for each run, from {@code each} or from the answers of the contract. */
final class ParameterRows {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ParameterRows() {}

    static List<Map<String, JsonNode>> of(YamlNode template, Operation operation) {
        return template.find("each").map(each -> rows(each, operation)).orElse(List.of(Map.of()));
    }

    private static List<Map<String, JsonNode>> rows(YamlNode each, Operation operation) {
        return switch (each.node().asText()) {
            case "answer" ->
                operation.answers().values().stream().map(ParameterRows::row).toList();
            case "status" -> statuses(operation).map(ParameterRows::row).toList();
            default -> each.node().isObject() ? combinations(each) : listed(each, "it");
        };
    }

    /** The Cartesian product of several lists. A list may use the placeholders of the lists before it. */
    private static List<Map<String, JsonNode>> combinations(YamlNode lists) {
        List<Map<String, JsonNode>> rows = List.of(Map.of());
        for (String name : (Iterable<String>) lists.node()::fieldNames) {
            List<Map<String, JsonNode>> more = listed(lists.require(name), name);
            rows = rows.stream()
                    .flatMap(row -> more.stream().map(other -> joined(row, other)))
                    .toList();
        }
        return rows;
    }

    private static Map<String, JsonNode> joined(Map<String, JsonNode> row, Map<String, JsonNode> other) {
        Map<String, JsonNode> both = new LinkedHashMap<>(row);
        PlaceholderResolver resolver = new PlaceholderResolver(row);
        other.forEach((name, value) -> both.put(name, resolver.resolve(value)));
        return both;
    }

    private static List<Map<String, JsonNode>> listed(YamlNode rows, String name) {
        return rows.items().stream().map(row -> values(row, name)).toList();
    }

    private static Stream<NamedAnswer> statuses(Operation operation) {
        return operation.answers().values().stream()
                .filter(answer ->
                        operation.firstWithStatus(answer.status()).orElseThrow().equals(answer));
    }

    private static Map<String, JsonNode> row(NamedAnswer answer) {
        return Map.of("answer", JSON.textNode(answer.name()), "status", JSON.numberNode(answer.status()));
    }

    private static Map<String, JsonNode> values(YamlNode row, String name) {
        if (!row.node().isObject()) {
            return Map.of(name, row.node());
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        row.node().properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        return values;
    }
}
