package dev.attachphone.suite.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The rule of each named answer of an operation.
 *
 * @param byAnswer the rules, in the order of their file, which decides nothing
 */
record AnswerRules(Map<String, AnswerRule> byAnswer) {

    private static final String RESOURCE = "/oracle/rules.yaml";

    static AnswerRules of(Operation operation) {
        try (InputStream in = Objects.requireNonNull(AnswerRules.class.getResourceAsStream(RESOURCE))) {
            return read(new YAMLMapper().readTree(in).path(operation.id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AnswerRules read(JsonNode written) {
        Map<String, AnswerRule> rules = new LinkedHashMap<>();
        written.properties().forEach(answer -> rules.put(answer.getKey(), AnswerRule.read(answer.getValue())));
        return new AnswerRules(Collections.unmodifiableMap(rules));
    }

    AnswerRule of(String answer) {
        return Objects.requireNonNull(byAnswer.get(answer), () -> "no rule for " + answer);
    }

    /** The names in the order in which they are decided: HTTP's own come first. */
    static List<String> order(Operation operation) {
        return Stream.concat(
                        operation.answers().values().stream()
                                .filter(NamedAnswer::inDefaultResponse)
                                .map(NamedAnswer::name),
                        operation.precedence().stream())
                .toList();
    }
}
