package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.request.JsonBodyParser;
import dev.attachphone.sandbox.request.ParsedBody;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Puts the present time where an example shows a sample one. */
public final class TimestampTransformer implements ResponseDefinitionTransformerV2 {

    /** What stub files call it. */
    public static final String NAME = "live-values";

    private final Clock clock;

    public TimestampTransformer(Clock clock) {
        this.clock = clock;
    }

    /** Whether a body shows a time. */
    public static boolean has(JsonNode body) {
        return body.has("timestamp");
    }

    static ObjectNode in(JsonNode sample, Instant now, Instant attached) {
        ObjectNode body = sample.deepCopy();
        body.put("timestamp", now.toEpochMilli());
        ((ObjectNode) body.path("data"))
                .put("attached_at", attached.truncatedTo(ChronoUnit.SECONDS).toString());
        return body;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        if (!(JsonBodyParser.parse(response.getByteBody()) instanceof ParsedBody.ObjectBody objectBody)) {
            return response;
        }
        Instant now = clock.instant();
        return ResponseDefinitionBuilder.like(response)
                .but()
                .withBody(in(objectBody.json(), now, now).toString())
                .build();
    }
}
