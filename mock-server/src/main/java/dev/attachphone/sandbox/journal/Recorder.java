package dev.attachphone.sandbox.journal;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.request.Effect;
import dev.attachphone.sandbox.request.Finding;
import dev.attachphone.sandbox.request.Operations;
import dev.attachphone.sandbox.request.Original;
import dev.attachphone.sandbox.request.Preference;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes requests and answers down without their credentials.
 *
 * @param operations say which headers carry credentials
 */
record Recorder(Operations operations) {

    /** What stands in place of a credential; a shell fills it in. */
    static final String TOKEN = "$TOKEN";

    private static final int LONGEST = 8192;

    private static final List<String> INTERNAL =
            List.of(Finding.HEADER.toLowerCase(Locale.ROOT), Effect.HEADER.toLowerCase(Locale.ROOT));

    Entry.Sent sent(Request request, Original original) {
        Stream<Map.Entry<String, String>> headers = request.getHeaders().all().stream()
                .filter(header -> !header.key().equalsIgnoreCase(Preference.HEADER))
                .flatMap(this::written);
        Stream<Map.Entry<String, String>> preferences =
                original.prefer().stream().map(line -> Map.entry(Preference.HEADER, line));
        return new Entry.Sent(
                request.getMethod().getName(),
                withoutCredentials(request.getUrl()),
                Stream.concat(headers, preferences).toList(),
                cut(original.body()));
    }

    // Some put the credential there, though it does not count there.
    private String withoutCredentials(String url) {
        String names = credentialNames().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile("([?&](?:" + names + ")=)[^&#]*", Pattern.CASE_INSENSITIVE)
                .matcher(url)
                .replaceAll("$1" + Matcher.quoteReplacement(TOKEN));
    }

    private Stream<String> credentialNames() {
        return operations.all().stream().flatMap(operation -> operation.credentialHeaders().stream());
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

    private Stream<Map.Entry<String, String>> written(HttpHeader header) {
        return isInternal(header)
                ? Stream.empty()
                : header.values().stream().map(value -> Map.entry(header.key(), isCredential(header) ? TOKEN : value));
    }

    private boolean isCredential(HttpHeader header) {
        return header.key().equalsIgnoreCase("cookie") || credentialNames().anyMatch(header.key()::equalsIgnoreCase);
    }

    private static boolean isInternal(HttpHeader header) {
        return INTERNAL.contains(header.key().toLowerCase(Locale.ROOT));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
