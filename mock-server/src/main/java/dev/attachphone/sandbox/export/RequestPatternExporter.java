package dev.attachphone.sandbox.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.prefer.Preference;
import dev.attachphone.sandbox.request.RequestFinding;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What leads to a stub of an operation, without what the sandbox finds out about a request beforehand.
 *
 * @param operation the operation
 */
record RequestPatternExporter(Operation operation) {

    /** The plain matchers that come closest to the stub's own, one or the other; none if there are none that come close. */
    List<ObjectNode> of(ObjectNode stub) {
        ObjectNode request = stub.withObject("request").deepCopy();
        ObjectNode headers = request.withObject("headers");
        if (headers.path(Preference.HEADER).has("equalTo")) {
            String preference = headers.path(Preference.HEADER).path("equalTo").asText();
            headers.putObject(Preference.HEADER).put("matches", asSent(preference));
        }
        String finding = headers.path(RequestFinding.HEADER).path("equalTo").asText();
        headers.remove(RequestFinding.HEADER);
        return finding.isEmpty()
                ? List.of(tidy(request))
                : InspectionMatchers.of(finding, operation).stream()
                        .map(matchers -> tidy(merged(request.deepCopy(), matchers)))
                        .toList();
    }

    /** The preference as clients may spell it. */
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

    private static ObjectNode tidy(ObjectNode request) {
        List.of("headers", "bodyPatterns").stream()
                .filter(name -> request.path(name).isEmpty())
                .forEach(request::remove);
        return request;
    }
}
