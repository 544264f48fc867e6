package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.validation.StrictJsonParser;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What was observed where one named answer was expected. */
final class ObservedAnswers {

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
            FlattenedJson.of(body(exchange.reply().body()))
                    .forEach((field, value) -> values.computeIfAbsent(field, any -> new LinkedHashSet<>())
                            .add(value.toString()));
        }
    }

    int asExpected() {
        return asExpected;
    }

    int failed() {
        return failed;
    }

    int findings() {
        return findings;
    }

    /** The different values, as JSON, that a field had in the answers that came as expected. */
    Set<String> values(String field) {
        return values.getOrDefault(field, Set.of());
    }

    private static JsonNode body(Payload body) {
        return StrictJsonParser.readOrMissing(body);
    }
}
