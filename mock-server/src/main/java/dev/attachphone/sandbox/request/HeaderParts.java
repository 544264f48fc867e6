package dev.attachphone.sandbox.request;

import java.util.ArrayList;
import java.util.List;

/** Splits header values at a separator that does not stand within a quoted string. */
final class HeaderParts {

    private HeaderParts() {}

    static List<String> split(String value, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '\\' && quoted) {
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == separator && !quoted) {
                parts.add(value.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(value.substring(start).strip());
        return parts;
    }

    static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
