package dev.attachphone.sandbox.prefer;

import dev.attachphone.sandbox.request.HeaderValueParser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The syntax of the {@code Prefer} header (RFC 7240): names in any case, values quoted or not, parameters ignored. The first
 * preference of a name counts.
 */
final class PreferHeader {

    private PreferHeader() {}

    /** The preferences in the lines of the header, by their name in lower case. */
    static Map<String, String> preferences(List<String> lines) {
        Map<String, String> preferences = new LinkedHashMap<>();
        for (String line : lines) {
            for (String preference : HeaderValueParser.split(line, ',')) {
                String pair = HeaderValueParser.split(preference, ';').get(0);
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0
                        ? ""
                        : HeaderValueParser.unquoted(pair.substring(equals + 1).strip());
                preferences.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), value);
            }
        }
        return preferences;
    }

    /** The preferences in the query of a URL, by their name in lower case. */
    static Map<String, String> preferencesInQuery(String url) {
        String name = RequestPreferences.QUERY + "=";
        int query = url.indexOf('?');
        if (query < 0) {
            return Map.of();
        }
        return preferences(Arrays.stream(url.substring(query + 1).split("&"))
                .filter(parameter -> parameter.startsWith(name))
                .map(parameter -> URLDecoder.decode(parameter.substring(name.length()), StandardCharsets.UTF_8))
                .toList());
    }
}
