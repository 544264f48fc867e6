package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.explain.BodyViolation;
import dev.attachphone.sandbox.explain.BodyViolationText;
import dev.attachphone.sandbox.explain.BodyViolations;
import dev.attachphone.sandbox.explain.LevenshteinDistance;
import dev.attachphone.sandbox.request.JsonBodyParser;
import dev.attachphone.sandbox.request.ParsedBody;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * Why a request got an answer that no state decided.
 *
 * @param operations every operation of the contract
 */
record AnswerReasons(ServedOperations operations) {

    String why(NamedAnswer answer, Request request) {
        return operations
                .at(request)
                .map(operation -> why(operation, answer, request))
                .orElseGet(() -> "no operation has the path " + ServedOperations.path(request)
                        + ", letter for letter; the nearest is " + nearest(ServedOperations.path(request)));
    }

    private String nearest(String path) {
        return operations.all().stream()
                .min(Comparator.comparingInt(operation -> LevenshteinDistance.between(path, operation.path())))
                .map(operation -> operation.method() + " " + operation.path())
                .orElseThrow();
    }

    private String why(Operation operation, NamedAnswer answer, Request request) {
        if (answer.status() == 405) {
            return request.getMethod() + " is not served here; this path takes " + operation.method();
        }
        String found = new FindingLookup(operations, request).because(answer.name());
        if (!found.isEmpty()) {
            return found;
        }
        return answer.violates().isPresent()
                        && JsonBodyParser.parse(request.getBody()) instanceof ParsedBody.ObjectBody objectBody
                ? why(operation, answer.violates().get(), objectBody.json())
                : answer.condition();
    }

    private static String why(Operation operation, String violated, ObjectNode body) {
        String field = violated.split("/", -1)[1];
        String others = new BodyViolations(operation.requestSchema(), body)
                .all().stream()
                        .map(BodyViolation::pointer)
                        .filter(pointer -> !pointer.split("/", -1)[1].equals(field))
                        .collect(Collectors.joining(", "));
        return new BodyViolationText(operation.requestSchema(), body).at(violated)
                + (others.isEmpty() ? "" : "; also wrong: " + others);
    }
}
