package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one request of a case.
 *
 * @param contract the operations and answers that may be named
 * @param file the case file as a whole, with its defaults
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
            "half-close");
    private static final Set<String> BODIES = Set.of("body", "raw", "base64", "example");

    CaseStep read(YamlNode step) {
        String operation = operation(step).id();
        JsonNode send = send(step, operation);
        return new CaseStep(operation, send, expect(step, send), remember(step));
    }

    Operation operation(YamlNode step) {
        YamlNode named = step.find("operation").orElseGet(() -> file.require("operation"));
        return contract.operations().stream()
                .filter(operation -> operation.id().equals(named.text()))
                .findFirst()
                .orElseThrow(() -> named.error("the contract has no operation '" + named.text() + "'"));
    }

    /** Completes what is sent with the file's default body. */
    JsonNode send(YamlNode step, String operation) {
        ObjectNode send = JsonNodeFactory.instance.objectNode();
        step.find("send")
                .ifPresent(yamlNode ->
                        send.setAll((ObjectNode) yamlNode.requireFields(SEND).node()));
        boolean bare = BODIES.stream().noneMatch(send::has);
        Optional<YamlNode> usual = file.find("body");
        if (bare && usual.isPresent() && file.require("operation").text().equals(operation)) {
            send.set("body", usual.get().node());
        }
        return send;
    }

    private JsonNode expect(YamlNode step, JsonNode send) {
        YamlNode expect = step.require("expect");
        JsonNode read = new ExpectationParser(operation(step)).read(expect);
        int requests = send.path("wire").isArray() ? send.path("wire").size() : 1;
        int answers = read.has("answers") ? read.path("answers").size() : 1;
        if (requests != answers) {
            throw expect.error("there must be one answer to each of the " + requests + " sent");
        }
        return read;
    }

    private static Map<String, String> remember(YamlNode step) {
        Map<String, String> remembered = new HashMap<>();
        step.find("remember")
                .ifPresent(yamlNode -> yamlNode.node()
                        .properties()
                        .forEach(field -> remembered.put(
                                field.getKey(), yamlNode.require(field.getKey()).text())));
        return remembered;
    }
}
