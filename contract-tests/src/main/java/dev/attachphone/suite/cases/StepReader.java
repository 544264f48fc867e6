package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.yaml.Spot;
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
record StepReader(Contract contract, Spot file) {

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

    Step read(Spot step) {
        String operation = operation(step).id();
        JsonNode send = send(step, operation);
        return new Step(operation, send, expect(step, send), remember(step));
    }

    Operation operation(Spot step) {
        Spot named = step.find("operation").orElseGet(() -> file.require("operation"));
        return contract.operations().stream()
                .filter(operation -> operation.id().equals(named.text()))
                .findFirst()
                .orElseThrow(() -> named.wrong("the contract has no operation '" + named.text() + "'"));
    }

    /** Completes what is sent with the file's default body. */
    JsonNode send(Spot step, String operation) {
        ObjectNode send = JsonNodeFactory.instance.objectNode();
        step.find("send")
                .ifPresent(spot -> send.setAll((ObjectNode) spot.mapping(SEND).node()));
        boolean bare = BODIES.stream().noneMatch(send::has);
        Optional<Spot> usual = file.find("body");
        if (bare && usual.isPresent() && file.require("operation").text().equals(operation)) {
            send.set("body", usual.get().node());
        }
        return send;
    }

    private JsonNode expect(Spot step, JsonNode send) {
        Spot expect = step.require("expect");
        JsonNode read = new ExpectReader(operation(step)).read(expect);
        int requests = send.path("wire").isArray() ? send.path("wire").size() : 1;
        int answers = read.has("answers") ? read.path("answers").size() : 1;
        if (requests != answers) {
            throw expect.wrong("there must be one answer to each of the " + requests + " sent");
        }
        return read;
    }

    private static Map<String, String> remember(Spot step) {
        Map<String, String> remembered = new HashMap<>();
        step.find("remember")
                .ifPresent(spot -> spot.node()
                        .properties()
                        .forEach(field -> remembered.put(
                                field.getKey(), spot.require(field.getKey()).text())));
        return remembered;
    }
}
