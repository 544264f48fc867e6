package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.yaml.YamlNode;
import java.util.Set;

/**
 * Reads what is expected of a request.
 *
 * @param operation the contract's operation, whose answers may be named
 */
record ExpectationParser(Operation operation) {

    private static final Set<String> NAMED =
            Set.of("answer", "data", "repeats", "later-than", "headers", "absent", "hides");
    private static final Set<String> REFUSAL = Set.of("refused", "or-closed", "headers", "absent");
    private static final Set<String> SEVERAL = Set.of("answers");

    /** The expectation, with a bare name written out. */
    JsonNode read(YamlNode expect) {
        if (expect.find("answers").isEmpty()) {
            return one(expect);
        }
        ObjectNode several = JsonNodeFactory.instance.objectNode();
        ArrayNode answers = several.putArray("answers");
        expect.requireFields(SEVERAL).require("answers").items().forEach(each -> answers.add(one(each)));
        return several;
    }

    private JsonNode one(YamlNode expect) {
        if (expect.find("refused").isPresent()) {
            expect.requireFields(REFUSAL).require("refused").items().forEach(YamlNode::positiveInt);
            return expect.node();
        }
        boolean only = !expect.node().isObject();
        YamlNode answer = only ? expect : expect.requireFields(NAMED).require("answer");
        if (!operation.answers().containsKey(answer.text())) {
            throw answer.error("the contract has no answer '" + answer.text() + "' in " + operation.id());
        }
        return only ? JsonNodeFactory.instance.objectNode().set("answer", expect.node()) : expect.node();
    }
}
