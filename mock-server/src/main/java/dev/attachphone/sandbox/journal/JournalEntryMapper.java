package dev.attachphone.sandbox.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.fault.DelayAndFault;
import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.fault.ResponseCause;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import dev.attachphone.sandbox.request.ParsedBody;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts requests and responses to journal records without credentials.
 *
 * @param redactor redacts the credentials
 */
record JournalEntryMapper(CredentialRedactor redactor) {

    /** The maximum number of characters of a body that are recorded. */
    static final int MAX_BODY_CHARACTERS = 8192;

    JournalEntry.RecordedRequest request(InspectedRequest inspection) {
        List<Map.Entry<String, String>> headers = inspection.headers().all().stream()
                .flatMap(header -> header.values().stream()
                        .map(value ->
                                Map.entry(header.key(), redactor.value(header.key(), value, inspection.tenant()))))
                .toList();
        return new JournalEntry.RecordedRequest(
                inspection.method(),
                redactor.url(inspection.url()),
                headers,
                truncated(inspection.text()),
                inspection.origin());
    }

    /** The maximum number of phone numbers and the maximum length of a value in {@link JournalEntry.RecordedFields}. */
    private static final int MAX_NUMBERS = 5;

    private static final int MAX_FIELD_CHARACTERS = 80;

    JournalEntry.RecordedFields fields(InspectedRequest inspection) {
        JsonNode json =
                inspection.body() instanceof ParsedBody.ObjectBody object ? object.json() : MissingNode.getInstance();
        JsonNode numbers = json.path("numbers");
        return new JournalEntry.RecordedFields(
                field(json.path("agent_id").isMissingNode() ? json.path("agent_name") : json.path("agent_id")),
                numbers.isArray()
                        ? numbers.valueStream()
                                .limit(MAX_NUMBERS)
                                .map(JournalEntryMapper::field)
                                .toList()
                        : List.of(),
                numbers.isArray() ? numbers.size() : 0);
    }

    private static String field(JsonNode value) {
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.length() > MAX_FIELD_CHARACTERS ? text.substring(0, MAX_FIELD_CHARACTERS) + "…" : text;
    }

    JournalEntry.RecordedResponse response(
            ResponseDefinition response, String answer, ResponseCause answerCause, DelayAndFault effect) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (response.getHeaders() != null) {
            response.getHeaders()
                    .all()
                    .forEach(header -> headers.put(header.key(), String.join(", ", header.values())));
        }
        boolean isReplacedByFault = effect.preventsProcessing();
        byte[] body = response.getByteBody();
        return new JournalEntry.RecordedResponse(
                isReplacedByFault ? 0 : response.getStatus(),
                isReplacedByFault ? effect.fault().orElseThrow().text() : answer,
                answerCause == ResponseCause.NATURAL && effect.isPresent() ? effect.cause() : answerCause,
                effect.text(),
                effect.fault().map(InjectedFault::isResponseVisible).orElse(true),
                headers,
                body == null ? "" : truncated(new String(body, StandardCharsets.UTF_8)));
    }

    /** Whether a recorded body is truncated. */
    static boolean isTruncated(String body) {
        return body.length() > MAX_BODY_CHARACTERS;
    }

    private static String truncated(String text) {
        return text.length() > MAX_BODY_CHARACTERS ? text.substring(0, MAX_BODY_CHARACTERS) + "…" : text;
    }
}
