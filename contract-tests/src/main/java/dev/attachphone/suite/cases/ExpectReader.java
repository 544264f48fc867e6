package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.yaml.Spot;
import java.util.Set;

/**
 * Reads what is expected of a request.
 *
 * @param operation the contract's operation, whose answers may be named
 */
record ExpectReader(Operation operation) {

    private static final Set<String> NAMED =
            Set.of("answer", "data", "repeats", "later-than", "headers", "absent", "hides");
    private static final Set<String> REFUSAL = Set.of("refused", "or-closed", "headers", "absent");
    private static final Set<String> SEVERAL = Set.of("answers");

    /** The expectation, with a bare name written out. */
    JsonNode read(Spot expect) {
        if (expect.find("answers").isEmpty()) {
            return one(expect);
        }
        ObjectNode several = JsonNodeFactory.instance.objectNode();
        ArrayNode answers = several.putArray("answers");
        expect.mapping(SEVERAL).require("answers").items().forEach(each -> answers.add(one(each)));
        return several;
    }

    private JsonNode one(Spot expect) {
        if (expect.find("refused").isPresent()) {
            expect.mapping(REFUSAL).require("refused").items().forEach(Spot::count);
            return expect.node();
        }
        boolean only = !expect.node().isObject();
        Spot answer = only ? expect : expect.mapping(NAMED).require("answer");
        if (!operation.answers().containsKey(answer.text())) {
            throw answer.wrong("the contract has no answer '" + answer.text() + "' in " + operation.id());
        }
        return only ? JsonNodeFactory.instance.objectNode().set("answer", expect.node()) : expect.node();
    }
}
