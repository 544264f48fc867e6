package dev.attachphone.sandbox.journal;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.fault.ResponseEffect;
import dev.attachphone.sandbox.inspect.InspectedRequest;
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
                inspection.method(), redactor.url(inspection.url()), headers, truncated(inspection.text()));
    }

    JournalEntry.RecordedResponse response(ResponseDefinition response, String answer, ResponseEffect effect) {
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
                effect.text(),
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
