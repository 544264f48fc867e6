package dev.attachphone.sandbox.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that gets a documented answer from the sandbox.
 *
 * @param operation the id of the operation
 * @param method the HTTP method
 * @param path the path
 * @param headers the request headers, in the order in which they are shown
 * @param body the request body
 * @param answer the answer
 */
public record SampleRequest(
        String operation, String method, String path, Map<String, String> headers, JsonNode body, NamedAnswer answer) {

    /** The placeholder of the token, in the syntax that all formats share. */
    private static final String TOKEN = "{{token}}";

    /**
     * One request for each answer of each operation. An error of the HTTP request itself is an answer of all operations; only the
     * first has a request for it. Successes are not forced, so that their requests can also be sent to a server.
     */
    static List<SampleRequest> of(Contract contract) {
        List<SampleRequest> requests = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            boolean first = operation.equals(contract.operations().get(0));
            operation.answers().values().stream()
                    .filter(answer -> first || !answer.inDefaultResponse())
                    .map(answer -> of(operation, answer))
                    .forEach(requests::add);
        }
        return requests;
    }

    private static SampleRequest of(Operation operation, NamedAnswer answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put(operation.credentialHeaders().get(0), TOKEN);
        if (!answer.name().equals(operation.success())) {
            headers.put("Prefer", "example=" + answer.name());
        }
        return new SampleRequest(
                operation.id(),
                operation.method(),
                operation.path(),
                headers,
                operation.requestExample(answer.name()).orElse(NullNode.getInstance()),
                answer);
    }

    /** The URL, with a placeholder for that of the server. */
    String url() {
        return "{{baseUrl}}" + path;
    }

    /** The body as formatted JSON. */
    String json() {
        return body.toPrettyString();
    }
}
