package dev.attachphone.sandbox.stubs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.answer.TimestampTransformer;
import dev.attachphone.sandbox.prefer.Preference;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Turns stub files into complete WireMock stubs by adding what the contract knows about their answers.
 *
 * @param operation whose answers they are
 * @param schemas where the files' references lead
 */
record StubBuilder(Operation operation, StubSchemaResolver schemas) {

    private static final int FORCED = 1;

    /** The stub by which requests lead to the answer, without any preference. */
    StubMapping natural(StubFile file, NamedAnswer answer, int priority) {
        ObjectNode stub = JsonNodeFactory.instance.objectNode();
        stub.put("priority", priority);
        stub.set("request", request(file));
        stub.set("response", response(answer));
        merge(stub, (ObjectNode) schemas.resolved(file.json()));
        describe(stub, answer);
        return built(stub, answer.name() + (file.saysWhere() ? "" : " of " + operation.id()));
    }

    /** The stub that gives the answer for a preference, on any body, credential or content type. */
    StubMapping forced(NamedAnswer answer, String preference) {
        ObjectNode stub = JsonNodeFactory.instance.objectNode();
        stub.put("priority", FORCED);
        ObjectNode request =
                stub.putObject("request").put("method", operation.method()).put("urlPath", operation.path());
        request.putObject("headers").putObject(Preference.HEADER).put("equalTo", preference);
        ObjectNode response = stub.set("response", response(answer)).withObject("response");
        response.withObject("headers")
                .put("Preference-Applied", preference)
                .put(SandboxResponses.REASON, "it was asked for, by " + preference);
        if (TimestampTransformer.has(answer.body())) {
            response.putArray("transformers").add(TimestampTransformer.NAME);
        }
        describe(stub, answer);
        return built(stub, answer.name() + " of " + operation.id() + " by " + preference);
    }

    /** A stub for something about the operation that is not an answer of the contract. */
    StubMapping beside(StubFile file) {
        ObjectNode stub = JsonNodeFactory.instance.objectNode();
        stub.set("request", request(file));
        merge(stub, (ObjectNode) schemas.resolved(file.json()));
        return built(stub, file.name() + (file.saysWhere() ? "" : " of " + operation.id()));
    }

    private ObjectNode request(StubFile file) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("method", operation.method());
        return file.saysWhere() ? request : request.put("urlPath", operation.path());
    }

    private ObjectNode response(NamedAnswer answer) {
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("status", answer.status());
        ObjectNode headers = response.putObject("headers");
        SandboxResponses.headers(answer.name()).forEach(headers::put);
        if (answer.status() == 405) {
            headers.put("Allow", operation.method());
        }
        return response.put("body", answer.body().toString());
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

    // The same id on every load: a stub that is still there is then recognized.
    private static StubMapping built(ObjectNode stub, String name) {
        stub.put("name", name)
                .put(
                        "id",
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                                .toString());
        return StubMapping.buildFrom(stub.toString());
    }
}
