package dev.attachphone.suite.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * When an answer is given.
 *
 * @param condition what must hold
 * @param subject what it must hold of
 */
record AnswerRule(RuleCondition condition, String subject) {

    static AnswerRule read(JsonNode written) {
        if (written.size() != 1) {
            throw new IllegalArgumentException("not one condition: " + written);
        }
        Map.Entry<String, JsonNode> only = written.properties().iterator().next();
        return new AnswerRule(
                RuleCondition.named(only.getKey()), only.getValue().asText());
    }
}
