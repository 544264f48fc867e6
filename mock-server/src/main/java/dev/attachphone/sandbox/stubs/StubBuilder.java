package dev.attachphone.sandbox.stubs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.JavaPatterns;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.openapi.ReferenceResolver;
import dev.attachphone.openapi.TextCondition;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.answer.TimestampTransformer;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Builds the WireMock stubs of an operation from stub files and the contract.
 *
 * @param contract the contract that the references in stub files lead to
 * @param operation the operation
 */
record StubBuilder(Contract contract, Operation operation) {

    private static final int FORCED_PRIORITY = 1;

    /** The stub that gives an answer for requests that match its file. */
    SandboxStub matched(StubFile file, NamedAnswer answer, int priority) {
        ObjectNode stub = JsonNodeFactory.instance.objectNode();
        stub.put("priority", priority);
        stub.set("request", request(file));
        stub.set("response", response(answer));
        merge(stub, resolved(file));
        describe(stub, answer);
        return built(stub, answer.name() + (file.hasUrlPattern() ? "" : " of " + operation.id()), "");
    }

    /** The stub that gives an answer for a preference, regardless of body, credentials and content type. */
    SandboxStub forced(NamedAnswer answer, String preference) {
        ObjectNode stub = JsonNodeFactory.instance.objectNode();
        stub.put("priority", FORCED_PRIORITY);
        ObjectNode request =
                stub.putObject("request").put("method", operation.method()).put("urlPath", operation.path());
        request.putObject("headers").putObject(RequestPreferences.HEADER).put("equalTo", preference);
        ObjectNode response = stub.set("response", response(answer)).withObject("response");
        response.withObject("headers")
                .put("Preference-Applied", preference)
                .put(SandboxResponses.REASON, "it was asked for, by " + preference);
        if (TimestampTransformer.hasTimestamps(answer.body())) {
            response.putArray("transformers").add(TimestampTransformer.NAME);
        }
        describe(stub, answer);
        return built(stub, answer.name() + " of " + operation.id() + " by " + preference, preference);
    }

    /** The stub for a file whose answer is not in the contract. */
    SandboxStub own(StubFile file) {
        ObjectNode stub = JsonNodeFactory.instance.objectNode();
        stub.set("request", request(file));
        merge(stub, resolved(file));
        return built(stub, file.name() + (file.hasUrlPattern() ? "" : " of " + operation.id()), "");
    }

    private ObjectNode request(StubFile file) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("method", operation.method());
        return file.hasUrlPattern() ? request : request.put("urlPath", operation.path());
    }

    private ObjectNode response(NamedAnswer answer) {
        ObjectNode response = SandboxResponses.json(answer);
        if (answer.status() == 405) {
            response.withObject("headers").put("Allow", operation.method());
        }
        return response;
    }

    /** The file with references to the contract replaced, so that no enum or pattern is repeated in stub files. */
    private ObjectNode resolved(StubFile file) {
        ObjectNode resolved = (ObjectNode) new ReferenceResolver(contract.document()).resolveAll(file.json());
        convertToWireMock(resolved);
        return resolved;
    }

    // WireMock evaluates patterns as those of Java, and knows no x-text.
    private static void convertToWireMock(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.get("pattern") instanceof TextNode pattern) {
                object.put("pattern", JavaPatterns.toJava(pattern.asText()));
            }
            TextCondition.of(object)
                    .ifPresent(condition ->
                            object.put("pattern", condition.pattern()).remove(TextCondition.EXTENSION));
        }
        node.forEach(StubBuilder::convertToWireMock);
    }

    private static void describe(ObjectNode stub, NamedAnswer answer) {
        stub.withObject("metadata")
                .put("answer", answer.name())
                .put("provenance", answer.provenance())
                .put("source", answer.source());
    }

    private static void merge(ObjectNode target, ObjectNode source) {
        source.properties().forEach(property -> {
            if (property.getValue() instanceof ObjectNode object
                    && target.get(property.getKey()) instanceof ObjectNode known) {
                merge(known, object);
            } else {
                target.set(property.getKey(), property.getValue());
            }
        });
    }

    // The id depends on the name alone, so a reload recognizes the stubs that are still loaded.
    private static SandboxStub built(ObjectNode stub, String name, String preference) {
        stub.put("name", name)
                .put(
                        "id",
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                                .toString());
        return new SandboxStub(stub, preference);
    }
}
