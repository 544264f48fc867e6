package dev.attachphone.suite.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.Header;
import dev.attachphone.suite.exchange.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a request of what a case says is sent.
 *
 * @param credentials the credential of each role
 */
record RequestWriter(Map<String, String> credentials) {

    /** The request; the placeholders of {@code send} are filled. */
    Request write(Operation operation, JsonNode send) {
        return new Request(
                send.path("method").asText(operation.method()),
                send.path("path").asText(operation.path()) + query(send),
                headers(operation, send),
                new BodyWriter(operation).write(send));
    }

    private static String query(JsonNode send) {
        return send.has("query") ? "?" + send.path("query").asText() : "";
    }

    private List<Header> headers(Operation operation, JsonNode send) {
        List<Header> headers = new ArrayList<>();
        JsonNode own = send.path("headers");
        if (own.propertyStream().noneMatch(header -> header.getKey().equalsIgnoreCase("Content-Type"))) {
            headers.add(new Header("Content-Type", "application/json"));
        }
        String credential = credentials.get(send.path("as").asText("valid"));
        if (credential != null) {
            String name = send.path("in").asText(operation.credentialHeaders().get(0));
            headers.add(new Header(name, credential));
        }
        own.properties()
                .forEach(header ->
                        values(header.getValue()).forEach(value -> headers.add(new Header(header.getKey(), value))));
        return headers;
    }

    /** A list stands for a header that is sent several times, null for one that is not sent. */
    private static List<String> values(JsonNode written) {
        if (written.isNull()) {
            return List.of();
        }
        return written.isArray() ? written.valueStream().map(JsonNode::asText).toList() : List.of(written.asText());
    }
}
