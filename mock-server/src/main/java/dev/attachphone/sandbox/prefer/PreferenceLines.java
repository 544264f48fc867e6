package dev.attachphone.sandbox.prefer;

import dev.attachphone.sandbox.request.HeaderValueParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code Prefer} headers as RFC 7240 has it: names in any case, values quoted or not, the first of a name counts. */
public final class PreferenceLines {

    private PreferenceLines() {}

    public static Map<String, String> read(List<String> lines) {
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
}
