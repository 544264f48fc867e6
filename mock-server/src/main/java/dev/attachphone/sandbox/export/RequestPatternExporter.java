package dev.attachphone.sandbox.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.ContractLimits;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import dev.attachphone.sandbox.request.RequestFinding;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Converts the request patterns of the sandbox's stubs to patterns that do not depend on the sandbox's request inspection.
 *
 * @param operation the operation of the stubs
 * @param limits the limits of the contract
 */
record RequestPatternExporter(Operation operation, ContractLimits limits) {

    /** The alternative request patterns for a stub; empty if WireMock's matchers cannot express it. */
    List<ObjectNode> of(ObjectNode stub) {
        ObjectNode request = stub.withObject("request").deepCopy();
        ObjectNode headers = request.withObject("headers");
        if (headers.path(RequestPreferences.HEADER).has("equalTo")) {
            String preference =
                    headers.path(RequestPreferences.HEADER).path("equalTo").asText();
            headers.putObject(RequestPreferences.HEADER).put("matches", asSent(preference));
        }
        String finding = headers.path(RequestFinding.HEADER).path("equalTo").asText();
        headers.remove(RequestFinding.HEADER);
        return finding.isEmpty()
                ? List.of(withoutEmptyParts(request))
                : ExportedMatchers.of(finding, operation, limits).stream()
                        .map(matchers -> withoutEmptyParts(merged(request.deepCopy(), matchers)))
                        .toList();
    }

    /** Matches the preference in every spelling that clients may use. */
    private static String asSent(String preference) {
        int equals = preference.indexOf('=');
        return HeaderRegexes.preference(
                preference.substring(0, equals), Pattern.quote(preference.substring(equals + 1)));
    }

    private static ObjectNode merged(ObjectNode request, ObjectNode matchers) {
        request.withObject("headers").setAll(matchers.withObject("headers"));
        request.withArray("bodyPatterns").addAll(matchers.withArray("bodyPatterns"));
        return request;
    }

    private static ObjectNode withoutEmptyParts(ObjectNode request) {
        List.of("headers", "bodyPatterns").stream()
                .filter(name -> request.path(name).isEmpty())
                .forEach(request::remove);
        return request;
    }
}
