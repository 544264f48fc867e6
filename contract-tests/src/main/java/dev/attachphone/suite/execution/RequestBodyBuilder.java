package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.Payload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Builds the body of a request from the {@code send} part of a step.
 *
 * @param operation the operation whose request examples can be sent
 */
record RequestBodyBuilder(Operation operation) {

    Payload write(JsonNode send) {
        if (send.has("base64")) {
            return new Payload(
                    Base64.getMimeDecoder().decode(send.path("base64").asText()));
        }
        Charset encoding = Charset.forName(send.path("encoding").asText("UTF-8"));
        return Payload.of(text(send) + send.path("append").asText(), encoding);
    }

    private String text(JsonNode send) {
        if (send.has("raw")) {
            return send.path("raw").asText();
        }
        JsonNode body = send.has("example")
                ? example(send.path("example").asText())
                : send.path("body").deepCopy();
        if (body instanceof ObjectNode object) {
            change(object, send);
        }
        return body.isMissingNode() ? "" : body.toString();
    }

    /** The contract's request example of that name, or its first example if no body leads to the answer. */
    private JsonNode example(String name) {
        JsonNode named = operation.requestExamples().get(name);
        return (named == null ? operation.requestExamples().values().iterator().next() : named).deepCopy();
    }

    private static void change(ObjectNode body, JsonNode send) {
        send.path("with").properties().forEach(field -> body.set(field.getKey(), field.getValue()));
        send.path("without").forEach(field -> body.remove(field.asText()));
        if (send.has("add-numbers")) {
            body.withArray("numbers").addAll((ArrayNode) send.path("add-numbers"));
        }
        if (send.has("size")) {
            int rest = send.path("size").asInt() - bytes(body.put("padding", ""));
            body.put("padding", "x".repeat(rest));
        }
    }

    private static int bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
