package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.check.Layer;
import dev.attachphone.suite.yaml.InvalidFileException;
import dev.attachphone.suite.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Parses one request of a case and its expectation.
 *
 * @param contract the operations and answers that a step may name
 * @param file the root of the case file, with its defaults
 */
record StepParser(Contract contract, YamlNode file) {

    private static final Set<String> SEND = Set.of(
            "as",
            "in",
            "method",
            "path",
            "query",
            "headers",
            "body",
            "with",
            "without",
            "add-numbers",
            "raw",
            "encoding",
            "base64",
            "size",
            "append",
            "example",
            "wait",
            "wire",
            "target-size",
            "head-size",
            "half-close");
    private static final Set<String> BODIES = Set.of("body", "raw", "base64", "example");
    private static final Set<String> NAMED =
            Set.of("answer", "data", "repeats", "later-than", "advances", "headers", "absent", "hides");
    private static final Set<String> REFUSAL = Set.of("refused", "or-closed", "headers", "absent");
    private static final Set<String> SEVERAL = Set.of("answers");

    CaseStep parse(YamlNode step) {
        Operation operation = operation(step);
        JsonNode send = send(step, operation.id());
        return new CaseStep(operation.id(), send, expectations(step, send, operation), remember(step));
    }

    /** The operation that the node names, or else the file. */
    Operation operation(YamlNode step) {
        YamlNode named = step.find("operation").orElseGet(() -> file.require("operation"));
        return contract.operations().stream()
                .filter(operation -> operation.id().equals(named.text()))
                .findFirst()
                .orElseThrow(() -> named.error("the contract has no operation '" + named.text() + "'"));
    }

    /**
     * The layer that a node names.
     *
     * @throws InvalidFileException if there is no such layer
     */
    static Layer layer(YamlNode named) {
        return Stream.of(Layer.values())
                .filter(layer -> layer.label().equals(named.text()))
                .findFirst()
                .orElseThrow(() -> named.error("must be one of "
                        + Stream.of(Layer.values()).map(Layer::label).toList()));
    }

    /** The layer of a case that names none: HTTP if its bytes are written by the case, or if an expected answer is not on the page. */
    Layer layer(CaseStep step) {
        boolean isOnPage = !step.send().has("wire")
                && step.answers().stream()
                        .allMatch(answer -> !answer.equals(ExpectedAnswer.REFUSED)
                                && Layer.of(contract.operation(step.operation()).answer(answer)) == Layer.CONTRACT);
        return isOnPage ? Layer.CONTRACT : Layer.HTTP;
    }

    /** The description of the request, with the body of the file if the step has none. */
    JsonNode send(YamlNode step, String operation) {
        ObjectNode send = JsonNodeFactory.instance.objectNode();
        step.find("send")
                .ifPresent(node ->
                        send.setAll((ObjectNode) node.requireFields(SEND).node()));
        Optional<YamlNode> defaultBody = file.find("body");
        if (BODIES.stream().noneMatch(send::has)
                && defaultBody.isPresent()
                && file.require("operation").text().equals(operation)) {
            send.set("body", defaultBody.get().node());
        }
        return send;
    }

    private static JsonNode expectations(YamlNode step, JsonNode send, Operation operation) {
        YamlNode expect = step.require("expect");
        JsonNode parsed = expectations(expect, operation);
        int requests = send.path("wire").isArray() ? send.path("wire").size() : 1;
        int answers = parsed.has("answers") ? parsed.path("answers").size() : 1;
        if (requests != answers) {
            throw expect.error("must have one answer for each of the " + requests + " requests");
        }
        return parsed;
    }

    private static JsonNode expectations(YamlNode expect, Operation operation) {
        if (expect.find("answers").isEmpty()) {
            return expectation(expect, operation);
        }
        ObjectNode several = JsonNodeFactory.instance.objectNode();
        ArrayNode answers = several.putArray("answers");
        expect.requireFields(SEVERAL)
                .require("answers")
                .items()
                .forEach(each -> answers.add(expectation(each, operation)));
        return several;
    }

    /** One expectation. A name alone becomes an object with the field {@code answer}. */
    private static JsonNode expectation(YamlNode expect, Operation operation) {
        if (expect.find("refused").isPresent()) {
            expect.requireFields(REFUSAL).require("refused").items().forEach(YamlNode::positiveInt);
            return expect.node();
        }
        boolean isName = !expect.node().isObject();
        YamlNode answer = isName ? expect : expect.requireFields(NAMED).require("answer");
        if (!operation.answers().containsKey(answer.text())) {
            throw answer.error("the contract has no answer '" + answer.text() + "' in " + operation.id());
        }
        return isName ? JsonNodeFactory.instance.objectNode().set("answer", expect.node()) : expect.node();
    }

    private static Map<String, String> remember(YamlNode step) {
        Map<String, String> pointers = new HashMap<>();
        step.find("remember")
                .ifPresent(node -> node.node()
                        .fieldNames()
                        .forEachRemaining(
                                name -> pointers.put(name, node.require(name).text())));
        return pointers;
    }
}
