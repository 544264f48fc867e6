package dev.attachphone.sandbox.journal;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.request.Effect;
import dev.attachphone.sandbox.request.Finding;
import dev.attachphone.sandbox.request.Original;
import dev.attachphone.sandbox.request.Preference;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes requests and answers down without their credentials.
 *
 * @param redaction leaves them out
 */
record Recorder(Redaction redaction) {

    /** The most characters of a body that are kept. */
    static final int LONGEST = 8192;

    private static final List<String> INTERNAL =
            List.of(Finding.HEADER.toLowerCase(Locale.ROOT), Effect.HEADER.toLowerCase(Locale.ROOT));

    Entry.Sent sent(Request request, Original original, String realm) {
        Stream<Map.Entry<String, String>> headers = request.getHeaders().all().stream()
                .filter(header -> !header.key().equalsIgnoreCase(Preference.HEADER))
                .flatMap(header -> written(header, realm));
        Stream<Map.Entry<String, String>> preferences =
                original.prefer().stream().map(line -> Map.entry(Preference.HEADER, line));
        return new Entry.Sent(
                request.getMethod().getName(),
                redaction.url(request.getUrl()),
                Stream.concat(headers, preferences).toList(),
                cut(original.body()));
    }

    Entry.Given given(ResponseDefinition response, String answer, Effect effect) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (response.getHeaders() != null) {
            response.getHeaders().all().stream()
                    .filter(header -> !isInternal(header))
                    .forEach(header -> headers.put(header.key(), String.join(", ", header.values())));
        }
        boolean unserved = effect.fault().filter(fault -> !fault.isServed()).isPresent();
        byte[] body = response.getByteBody();
        return new Entry.Given(
                unserved ? 0 : response.getStatus(),
                unserved ? effect.fault().orElseThrow().text() : answer,
                effect.text(),
                headers,
                body == null ? "" : cut(new String(body, StandardCharsets.UTF_8)));
    }

    private Stream<Map.Entry<String, String>> written(HttpHeader header, String realm) {
        return isInternal(header)
                ? Stream.empty()
                : header.values().stream()
                        .map(value -> Map.entry(header.key(), redaction.value(header.key(), value, realm)));
    }

    private static boolean isInternal(HttpHeader header) {
        return INTERNAL.contains(header.key().toLowerCase(Locale.ROOT));
    }

    /** Whether a body that was written down is not all that was sent. */
    static boolean isCut(String body) {
        return body.length() > LONGEST;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
