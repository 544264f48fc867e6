package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.LevenshteinDistance;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.explain.BodyViolations;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import dev.attachphone.sandbox.request.ParsedBody;
import dev.attachphone.sandbox.request.RequestFinding;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** The reason for an answer that was chosen without state. */
final class AnswerReason {

    private AnswerReason() {}

    /** One sentence on why the request gets the answer. */
    static String of(NamedAnswer answer, InspectedRequest inspection) {
        if (inspection.operation().isEmpty()) {
            return "no operation has exactly the path " + inspection.path() + "; the nearest is "
                    + nearestOperation(inspection);
        }
        Operation operation = inspection.operation().get();
        if (answer.status() == 405) {
            return inspection.method() + " is not supported; this path takes " + operation.method();
        }
        return inspection
                .finding(answer.name())
                .map(RequestFinding::reason)
                .or(() -> answer.violates().flatMap(pointer -> violation(operation, pointer, inspection.body())))
                .orElseGet(answer::condition);
    }

    private static String nearestOperation(InspectedRequest inspection) {
        return inspection.contract().operations().stream()
                .min(Comparator.comparingInt(
                        operation -> LevenshteinDistance.between(inspection.path(), operation.path())))
                .map(operation -> operation.method() + " " + operation.path())
                .orElseThrow();
    }

    private static Optional<String> violation(Operation operation, String pointer, ParsedBody body) {
        return body instanceof ParsedBody.ObjectBody object
                ? Optional.of(violation(operation, pointer, object.json()))
                : Optional.empty();
    }

    private static String violation(Operation operation, String pointer, ObjectNode body) {
        BodyViolations violations = new BodyViolations(operation.requestSchema(), body);
        String field = field(pointer);
        String others = violations.all().stream()
                .map(BodyViolations.BodyViolation::pointer)
                .filter(other -> !field(other).equals(field))
                .collect(Collectors.joining(", "));
        return violations.at(pointer) + (others.isEmpty() ? "" : "; also wrong: " + others);
    }

    private static String field(String pointer) {
        return pointer.split("/", -1)[1];
    }
}
