package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Derives the expected body from the example of an answer: values of the example are replaced by those of the exchange. */
final class ExpectedBody {

    private ExpectedBody() {}

    static JsonNode expected(ReplyExpectation expectation, JsonNode actual) {
        if (!(expectation.answer().body().deepCopy() instanceof ObjectNode body)) {
            return expectation.answer().body();
        }
        JsonNode sent = StrictJsonParser.readOrMissing(expectation.sent().body());
        if (!body.has("error")) {
            return agent(body, sent, actual);
        }
        if (body.path("data") instanceof ObjectNode data) {
            if (!body.path("error").asBoolean()) {
                attached(body, data, sent, actual);
            }
            deviate(body, data, expectation.details().path("data"));
        }
        return body;
    }

    private static void attached(ObjectNode body, ObjectNode data, JsonNode sent, JsonNode actual) {
        take(body, "timestamp", actual);
        take(data, "attached_at", actual.path("data"));
        data.set("agent_id", sent.path("agent_id"));
        data.set("provider", sent.path("provider"));
        Set<JsonNode> distinct = new LinkedHashSet<>();
        sent.path("numbers").forEach(distinct::add);
        ArrayNode numbers = data.putArray("phone_numbers");
        distinct.forEach(numbers::add);
    }

    /** The created agent has the fields of the request. Fields that are absent from the request or of another type are absent. */
    private static JsonNode agent(ObjectNode body, JsonNode sent, JsonNode actual) {
        take(body, "id", actual);
        for (String field : new String[] {"agent_name", "prompt", "voice"}) {
            JsonNode asked = sent.path(field);
            if (asked.getNodeType() == body.path(field).getNodeType()) {
                body.set(field, asked);
            } else {
                body.remove(field);
            }
        }
        return body;
    }

    // In the message, too, the value of the example is replaced.
    private static void deviate(ObjectNode body, ObjectNode data, JsonNode live) {
        for (Map.Entry<String, JsonNode> field : live.properties()) {
            String message = body.path("message").asText();
            String shown = data.path(field.getKey()).asText();
            if (!shown.isEmpty()) {
                body.put("message", message.replace(shown, field.getValue().asText()));
            }
            data.set(field.getKey(), field.getValue());
        }
    }

    private static void take(ObjectNode into, String field, JsonNode from) {
        if (from.has(field)) {
            into.set(field, from.path(field));
        }
    }
}
