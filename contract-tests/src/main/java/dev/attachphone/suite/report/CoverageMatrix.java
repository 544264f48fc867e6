package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.validation.StrictJsonParser;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a matrix of the contract: every operation, status and named answer with the fields of its body, and what the run observed
 * of each.
 *
 * @param contract the contract
 * @param observed the observations by the expected answer
 * @param limit the length of values
 */
record CoverageMatrix(Contract contract, Map<ExpectedAnswer, ObservedAnswers> observed, TruncationLimit limit) {

    private static final int SAMPLES = 3;

    static CoverageMatrix of(Contract contract, List<CheckOutcome> outcomes, TruncationLimit limit) {
        Map<ExpectedAnswer, ObservedAnswers> observed = new HashMap<>();
        outcomes.stream()
                .flatMap(outcome -> outcome.exchanges().stream())
                .forEach(exchange -> observed.computeIfAbsent(exchange.expected(), any -> new ObservedAnswers())
                        .add(exchange));
        return new CoverageMatrix(contract, observed, limit);
    }

    ArrayNode json() {
        ArrayNode operations = HtmlSafeJson.MAPPER.createArrayNode();
        contract.operations().forEach(operation -> operations.add(operation(operation)));
        return operations;
    }

    private ObjectNode operation(Operation operation) {
        Set<String> fields = new LinkedHashSet<>();
        operation
                .answers()
                .values()
                .forEach(answer -> fields.addAll(flatten(answer.body()).keySet()));
        ObjectNode json = HtmlSafeJson.MAPPER
                .createObjectNode()
                .put("id", operation.id())
                .put("method", operation.method())
                .put("path", operation.path());
        fields.forEach(json.putArray("fields")::add);
        ArrayNode answers = json.putArray("answers");
        operation.answers().values().stream()
                .sorted(Comparator.comparingInt(NamedAnswer::status))
                .forEach(answer -> answers.add(answer(operation, answer, fields)));
        return json;
    }

    private ObjectNode answer(Operation operation, NamedAnswer answer, Set<String> fields) {
        ObservedAnswers seen =
                observed.getOrDefault(new ExpectedAnswer(operation.id(), answer.name()), new ObservedAnswers());
        ObjectNode json = HtmlSafeJson.MAPPER
                .createObjectNode()
                .put("status", answer.status())
                .put("name", answer.name())
                .put("when", answer.condition())
                .put("provenance", answer.provenance())
                .put("source", answer.source())
                .put("asExpected", seen.asExpected)
                .put("failed", seen.failed)
                .put("findings", seen.findings);
        Set<String> own = flatten(answer.body()).keySet();
        ArrayNode cells = json.putArray("cells");
        fields.forEach(field -> {
            if (own.contains(field)) {
                cells.add(cell(seen.values(field)));
            } else {
                cells.addNull();
            }
        });
        return json;
    }

    private ObjectNode cell(Set<String> values) {
        ObjectNode cell = HtmlSafeJson.MAPPER.createObjectNode().put("different", values.size());
        ArrayNode samples = cell.putArray("samples");
        values.stream().limit(SAMPLES).map(limit::truncate).forEach(samples::add);
        return cell;
    }

    /** The fields of a body by their path, such as {@code data.agent_id}. Objects that are not empty are replaced by their fields. */
    private static Map<String, JsonNode> flatten(JsonNode body) {
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

    /** The observations where one named answer was expected. */
    static final class ObservedAnswers {

        private final Map<String, Set<String>> values = new LinkedHashMap<>();
        private int asExpected;
        private int failed;
        private int findings;

        void add(CheckedExchange exchange) {
            if (!exchange.failures().isEmpty()) {
                failed++;
            } else if (exchange.finding().isPresent()) {
                findings++;
            } else {
                asExpected++;
                flatten(StrictJsonParser.readOrMissing(exchange.reply().body()))
                        .forEach((field, value) -> values.computeIfAbsent(field, any -> new LinkedHashSet<>())
                                .add(value.toString()));
            }
        }

        /** The distinct values of a field, as JSON, in the answers that were as expected. */
        Set<String> values(String field) {
            return values.getOrDefault(field, Set.of());
        }
    }
}
