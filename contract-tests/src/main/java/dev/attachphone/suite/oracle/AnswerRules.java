package dev.attachphone.suite.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The rules of one operation, as written in {@code oracle/rules.yaml}: the condition under which each answer is given.
 *
 * @param byAnswer the rules by the name of the answer
 */
record AnswerRules(Map<String, AnswerRule> byAnswer) {

    private static final String RESOURCE = "/oracle/rules.yaml";

    /**
     * The rule for one answer.
     *
     * @param condition the condition
     * @param subjects the parts of the request that the condition applies to; one, except for {@link RuleCondition#WRONG}
     */
    record AnswerRule(RuleCondition condition, List<String> subjects) {

        String subject() {
            return subjects.get(0);
        }

        private static AnswerRule read(JsonNode written) {
            if (written.size() != 1) {
                throw new IllegalArgumentException(RESOURCE + ": expected exactly one condition, found " + written);
            }
            Map.Entry<String, JsonNode> only = written.properties().iterator().next();
            JsonNode subjects = only.getValue();
            return new AnswerRule(
                    condition(only.getKey()),
                    (subjects.isArray() ? subjects.valueStream() : Stream.of(subjects))
                            .map(JsonNode::asText)
                            .toList());
        }

        private static RuleCondition condition(String written) {
            String name = written.toUpperCase(Locale.ROOT).replace('-', '_');
            return Arrays.stream(RuleCondition.values())
                    .filter(condition -> condition.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(RESOURCE + ": the condition '" + written
                            + "' is unknown; a new condition is added to RuleCondition in AnswerRules.java"));
        }
    }

    /** The conditions that a rule can have; {@code rules.yaml} describes each. */
    enum RuleCondition {
        WRONG,
        NOT_ONE,
        NO_OBJECT,
        NO_TEXT,
        NO_LIST,
        MORE_THAN_MAX_ITEMS,
        NOT_AMONG,
        ITEM_NOT_MATCHING,
        UNKNOWN_AGENT,
        NOT_CONFIGURED,
        HELD_ELSEWHERE,
        HELD_HERE,
        OTHERWISE,
        NEVER
    }

    static AnswerRules of(Operation operation) {
        try (InputStream in = Objects.requireNonNull(AnswerRules.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Map<String, AnswerRule> rules = new LinkedHashMap<>();
            new YAMLMapper()
                    .readTree(in)
                    .path(operation.id())
                    .properties()
                    .forEach(answer -> rules.put(answer.getKey(), AnswerRule.read(answer.getValue())));
            return new AnswerRules(Collections.unmodifiableMap(rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rule of an answer that has one. */
    AnswerRule of(String answer) {
        return Objects.requireNonNull(byAnswer.get(answer), answer);
    }

    /** The names of the answers in the order in which they are decided: those of the {@code default} response come first. */
    static List<String> order(Operation operation) {
        return Stream.concat(
                        operation.answers().values().stream()
                                .filter(NamedAnswer::inDefaultResponse)
                                .map(NamedAnswer::name),
                        operation.precedence().stream())
                .toList();
    }
}
