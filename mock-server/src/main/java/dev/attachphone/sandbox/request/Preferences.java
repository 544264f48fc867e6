package dev.attachphone.sandbox.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code Prefer} headers as RFC 7240 has it: names in any case, values quoted or not, the first of a name counts. */
final class Preferences {

    private Preferences() {}

    static Map<String, String> read(List<String> lines) {
        Map<String, String> preferences = new LinkedHashMap<>();
        for (String line : lines) {
            for (String preference : HeaderParts.split(line, ',')) {
                String pair = HeaderParts.split(preference, ';').get(0);
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0
                        ? ""
                        : HeaderParts.unquoted(pair.substring(equals + 1).strip());
                preferences.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), value);
            }
        }
        return preferences;
    }
}
