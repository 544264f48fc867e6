package dev.attachphone.sandbox.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.ContractLimits;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import dev.attachphone.sandbox.request.NumbersLimit;
import java.util.List;

/** Approximates the findings of the sandbox's request inspection by WireMock's own request matchers. */
final class ExportedMatchers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    // WireMock decodes bodies before matching. Invalid UTF-8 becomes a replacement character.
    private static final String IN_BRACES = "(?s)[ \\t\\r\\n]*\\{[^\\uFFFD]*\\}[ \\t\\r\\n]*";

    private ExportedMatchers() {}

    /** The alternative request patterns for a finding; empty if WireMock's matchers cannot express it. */
    static List<ObjectNode> of(String finding, Operation operation, ContractLimits limits) {
        return switch (finding) {
            case "unsupported-media-type" ->
                List.of(
                        header("Content-Type", "doesNotMatch", HeaderRegexes.JSON),
                        twice("Content-Type"),
                        header("Content-Encoding", "matches", HeaderRegexes.CODING));
            case "not-acceptable" -> List.of(header("Accept", "matches", HeaderRegexes.NO_JSON_WANTED));
            case "body-too-large" -> List.of(body("matches", "(?s).{" + (limits.maxBodyBytes() + 1) + ",}"));
            case "invalid-auth" -> List.of(noCredential(operation, limits));
            case "malformed-body" -> List.of(body("doesNotMatch", IN_BRACES), notAnObject());
            case "too-many-numbers" -> tooManyNumbers(NumbersLimit.of(operation));
            case RequestPreferences.UNKNOWN ->
                List.of(
                        header(RequestPreferences.HEADER, "matches", HeaderRegexes.preference("example", ".*")),
                        header(RequestPreferences.HEADER, "matches", HeaderRegexes.preference("code", ".*")));
            default -> List.of();
        };
    }

    private static ObjectNode header(String name, String matcher, String value) {
        ObjectNode matchers = JSON.objectNode();
        matchers.putObject("headers").putObject(name).put(matcher, value);
        return matchers;
    }

    private static ObjectNode twice(String header) {
        ObjectNode matchers = JSON.objectNode();
        ArrayNode lines = matchers.putObject("headers").putObject(header).putArray("hasExactly");
        lines.addObject().put("matches", ".*");
        lines.addObject().put("matches", ".*");
        return matchers;
    }

    private static ObjectNode body(String matcher, String value) {
        ObjectNode matchers = JSON.objectNode();
        matchers.putArray("bodyPatterns").addObject().put(matcher, value);
        return matchers;
    }

    private static ObjectNode notAnObject() {
        ObjectNode matchers = JSON.objectNode();
        matchers.putArray("bodyPatterns")
                .addObject()
                .putObject("not")
                .putObject("matchesJsonSchema")
                .put("type", "object");
        return matchers;
    }

    // Duplicates and other values are counted as well.
    private static List<ObjectNode> tooManyNumbers(NumbersLimit limit) {
        if (limit.max().isMissingNode()) {
            return List.of();
        }
        ObjectNode matchers = JSON.objectNode();
        matchers.putArray("bodyPatterns")
                .addObject()
                .putObject("not")
                .putObject("matchesJsonSchema")
                .putObject("properties")
                .putObject("numbers")
                .set("maxItems", limit.max());
        return List.of(matchers);
    }

    private static ObjectNode noCredential(Operation operation, ContractLimits limits) {
        ObjectNode matchers = JSON.objectNode();
        ObjectNode headers = matchers.putObject("headers");
        operation
                .credentials()
                .forEach(header -> headers.putObject(header.name())
                        .put("doesNotMatch", HeaderRegexes.credential(header, limits.credential())));
        return matchers;
    }
}
