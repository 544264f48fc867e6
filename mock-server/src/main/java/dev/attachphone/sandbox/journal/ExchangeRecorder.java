package dev.attachphone.sandbox.journal;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.fault.ResponseEffect;
import dev.attachphone.sandbox.inspect.OriginalRequest;
import dev.attachphone.sandbox.prefer.Preference;
import dev.attachphone.sandbox.request.RequestFinding;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Converts requests and responses to journal records without credentials and internal headers.
 *
 * @param redactor redacts the credentials
 */
record ExchangeRecorder(CredentialRedactor redactor) {

    /** The maximum number of characters of a body that are recorded. */
    static final int MAX_BODY_CHARACTERS = 8192;

    private static final List<String> INTERNAL =
            List.of(RequestFinding.HEADER.toLowerCase(Locale.ROOT), ResponseEffect.HEADER.toLowerCase(Locale.ROOT));

    JournalEntry.RecordedRequest request(Request request, OriginalRequest originalRequest, String realm) {
        Stream<Map.Entry<String, String>> headers = request.getHeaders().all().stream()
                .filter(header -> !header.key().equalsIgnoreCase(Preference.HEADER))
                .flatMap(header -> redacted(header, realm));
        Stream<Map.Entry<String, String>> preferences =
                originalRequest.prefer().stream().map(line -> Map.entry(Preference.HEADER, line));
        return new JournalEntry.RecordedRequest(
                request.getMethod().getName(),
                redactor.url(request.getUrl()),
                Stream.concat(headers, preferences).toList(),
                truncated(originalRequest.body()));
    }

    JournalEntry.RecordedResponse response(ResponseDefinition response, String answer, ResponseEffect responseEffect) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (response.getHeaders() != null) {
            response.getHeaders().all().stream()
                    .filter(header -> !isInternal(header))
                    .forEach(header -> headers.put(header.key(), String.join(", ", header.values())));
        }
        boolean isReplacedByFault = responseEffect
                .fault()
                .filter(injectedFault -> !injectedFault.isRequestProcessed())
                .isPresent();
        byte[] body = response.getByteBody();
        return new JournalEntry.RecordedResponse(
                isReplacedByFault ? 0 : response.getStatus(),
                isReplacedByFault ? responseEffect.fault().orElseThrow().text() : answer,
                responseEffect.text(),
                headers,
                body == null ? "" : truncated(new String(body, StandardCharsets.UTF_8)));
    }

    private Stream<Map.Entry<String, String>> redacted(HttpHeader header, String realm) {
        return isInternal(header)
                ? Stream.empty()
                : header.values().stream()
                        .map(value -> Map.entry(header.key(), redactor.value(header.key(), value, realm)));
    }

    private static boolean isInternal(HttpHeader header) {
        return INTERNAL.contains(header.key().toLowerCase(Locale.ROOT));
    }

    /** Whether a recorded body is truncated. */
    static boolean isTruncated(String body) {
        return body.length() > MAX_BODY_CHARACTERS;
    }

    private static String truncated(String text) {
        return text.length() > MAX_BODY_CHARACTERS ? text.substring(0, MAX_BODY_CHARACTERS) + "…" : text;
    }
}
