package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.answer.SandboxResponses;

/** Creates the responses of the control API, in the envelope of the vendor's API. */
final class ControlResponses {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private ControlResponses() {}

    /** Converts records to JSON, with names in snake case. */
    static JsonNode json(Object records) {
        return MAPPER.valueToTree(records);
    }

    static ResponseDefinition ok(String message, JsonNode data) {
        ObjectNode envelope = SandboxResponses.envelope(200, message);
        envelope.set("data", data);
        return SandboxResponses.control("control", 200, envelope);
    }

    static ResponseDefinition error(int status, String message) {
        return SandboxResponses.control("control", status, SandboxResponses.envelope(status, message));
    }

    static ResponseDefinition text(String type, String body) {
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(200)
                .withHeader("Content-Type", type)
                .withHeader("Cache-Control", "no-store")
                .withHeader("X-Content-Type-Options", "nosniff")
                .withBody(body)
                .build();
    }
}
