package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.explain.BodyFault;
import dev.attachphone.sandbox.explain.Violation;
import dev.attachphone.sandbox.explain.Violations;
import dev.attachphone.sandbox.request.Body;
import dev.attachphone.sandbox.request.Distance;
import dev.attachphone.sandbox.request.Operations;
import dev.attachphone.sandbox.request.StrictJson;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * Why a request got an answer that no state decided.
 *
 * @param operations every operation of the contract
 */
record Reasons(Operations operations) {

    String why(NamedAnswer answer, Request request) {
        return operations
                .at(request)
                .map(operation -> why(operation, answer, request))
                .orElseGet(() -> "no operation has the path " + Operations.path(request)
                        + ", letter for letter; the nearest is " + nearest(Operations.path(request)));
    }

    private String nearest(String path) {
        return operations.all().stream()
                .min(Comparator.comparingInt(operation -> Distance.between(path, operation.path())))
                .map(operation -> operation.method() + " " + operation.path())
                .orElseThrow();
    }

    private String why(Operation operation, NamedAnswer answer, Request request) {
        if (answer.status() == 405) {
            return request.getMethod() + " is not served here; this path takes " + operation.method();
        }
        String found = new Findings(operations, request).because(answer.name());
        if (!found.isEmpty()) {
            return found;
        }
        return answer.violates().isPresent() && StrictJson.read(request.getBody()) instanceof Body.Read read
                ? why(operation, answer.violates().get(), read.json())
                : answer.when();
    }

    private static String why(Operation operation, String violated, ObjectNode body) {
        String field = violated.split("/", -1)[1];
        String others = new Violations(operation.requestSchema(), body)
                .all().stream()
                        .map(Violation::pointer)
                        .filter(pointer -> !pointer.split("/", -1)[1].equals(field))
                        .collect(Collectors.joining(", "));
        return new BodyFault(operation.requestSchema(), body).at(violated)
                + (others.isEmpty() ? "" : "; also wrong: " + others);
    }
}
