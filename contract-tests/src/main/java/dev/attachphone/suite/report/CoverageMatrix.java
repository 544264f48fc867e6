package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.ExpectedAnswer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every operation, status and named answer of the contract with the fields of its body, and what was observed of each.
 *
 * @param contract names them
 * @param observed what was observed of each answer
 * @param room how long a value may be
 */
record CoverageMatrix(Contract contract, Map<ExpectedAnswer, ObservedAnswers> observed, TruncationLimit room) {

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
                .forEach(answer -> fields.addAll(FlattenedJson.of(answer.body()).keySet()));
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
                .put("asExpected", seen.asExpected())
                .put("failed", seen.failed())
                .put("findings", seen.findings());
        Set<String> own = FlattenedJson.of(answer.body()).keySet();
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
        values.stream().limit(SAMPLES).map(room::truncate).forEach(samples::add);
        return cell;
    }
}
