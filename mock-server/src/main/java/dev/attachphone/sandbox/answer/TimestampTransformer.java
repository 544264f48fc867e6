package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Replaces the timestamps of an example by the current time.
 *
 * @param clock the current time
 */
public record TimestampTransformer(InstantSource clock) {

    /** The name of the transformer in stubs. */
    public static final String NAME = "timestamps";

    /** Whether a body contains timestamps. */
    public static boolean hasTimestamps(JsonNode body) {
        return body.has("timestamp");
    }

    /** A copy of the body with timestamps in the formats of the vendor's page: milliseconds, and UTC in whole seconds. */
    static ObjectNode withTimestamps(JsonNode example, Instant now, Instant attachedAt) {
        ObjectNode body = example.deepCopy();
        body.put("timestamp", now.toEpochMilli());
        ((ObjectNode) body.path("data"))
                .put("attached_at", attachedAt.truncatedTo(ChronoUnit.SECONDS).toString());
        return body;
    }

    /** The response of the event, transformed. */
    public ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        Instant now = clock.instant();
        return SandboxResponses.answer(response)
                .flatMap(InspectedRequest.of(event)::answer)
                .map(NamedAnswer::body)
                .filter(TimestampTransformer::hasTimestamps)
                .map(example -> ResponseDefinitionBuilder.like(response)
                        .but()
                        .withBody(withTimestamps(example, now, now).toString())
                        .build())
                .orElse(response);
    }
}
