package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.TargetRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds a request from the {@code send} part of a step.
 *
 * @param credentials the credentials by role
 */
record RequestBuilder(Map<String, String> credentials) {

    /** Builds the request. The placeholders of {@code send} are resolved. */
    TargetRequest write(Operation operation, JsonNode send) {
        return new TargetRequest(
                send.path("method").asText(operation.method()),
                send.path("path").asText(operation.path()) + query(send),
                headers(operation, send),
                new RequestBodyBuilder(operation).write(send));
    }

    private static String query(JsonNode send) {
        return send.has("query") ? "?" + send.path("query").asText() : "";
    }

    private List<HeaderLine> headers(Operation operation, JsonNode send) {
        List<HeaderLine> headers = new ArrayList<>();
        JsonNode own = send.path("headers");
        if (own.propertyStream().noneMatch(header -> header.getKey().equalsIgnoreCase("Content-Type"))) {
            headers.add(new HeaderLine("Content-Type", "application/json"));
        }
        String credential = credentials.get(send.path("as").asText("valid"));
        if (credential != null) {
            String name = send.path("in").asText(operation.credentialHeaders().get(0));
            headers.add(new HeaderLine(name, credential));
        }
        own.properties()
                .forEach(header -> values(header.getValue())
                        .forEach(value -> headers.add(new HeaderLine(header.getKey(), value))));
        return headers;
    }

    /** The values of a header: an array is a header that is sent several times, null one that is not sent. */
    private static List<String> values(JsonNode written) {
        if (written.isNull()) {
            return List.of();
        }
        return written.isArray() ? written.valueStream().map(JsonNode::asText).toList() : List.of(written.asText());
    }
}
