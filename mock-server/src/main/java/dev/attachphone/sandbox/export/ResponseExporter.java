package dev.attachphone.sandbox.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.AgentIdFormat;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.AttachNumbersTransformer;
import dev.attachphone.sandbox.answer.CreateAgentTransformer;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.answer.TimestampTransformer;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import java.util.Optional;

/**
 * Converts the responses of the sandbox's stubs to responses that do not need the sandbox's transformers.
 *
 * @param operation the operation of the stubs
 * @param agentIds the format of the ids of created agents
 */
record ResponseExporter(Operation operation, AgentIdFormat agentIds) {

    private static final int NOT_IMPLEMENTED = 501;

    /** The response of a stub; empty if the response depends entirely on a transformer. */
    Optional<ObjectNode> of(ObjectNode stub) {
        ObjectNode response = stub.withObject("response").deepCopy();
        String transformer = response.path("transformers").path(0).asText();
        response.remove("transformers");
        return switch (transformer) {
            case "" -> Optional.of(response);
            case TimestampTransformer.NAME -> Optional.of(filled(response, ResponseBodyTemplates.now(answer(stub))));
            case AttachNumbersTransformer.NAME ->
                Optional.of(filled(response, ResponseBodyTemplates.attached(answer(stub))));
            case CreateAgentTransformer.NAME ->
                Optional.of(filled(response, ResponseBodyTemplates.created(operation, answer(stub), agentIds)));
            case RequestPreferences.UNKNOWN -> Optional.of(refusal());
            default -> Optional.empty();
        };
    }

    private NamedAnswer answer(ObjectNode stub) {
        return operation.answer(stub.path("metadata").path("answer").asText());
    }

    private static ObjectNode filled(ObjectNode response, String template) {
        response.putArray("transformers").add("response-template");
        return response.put("body", template);
    }

    private ObjectNode refusal() {
        String message = "There is no such answer. Examples: "
                + String.join(", ", operation.answers().keySet());
        String body = SandboxResponses.envelope(NOT_IMPLEMENTED, message).toString();
        return SandboxResponses.json(RequestPreferences.UNKNOWN, NOT_IMPLEMENTED, body);
    }
}
