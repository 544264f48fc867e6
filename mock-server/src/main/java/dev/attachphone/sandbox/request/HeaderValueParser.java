package dev.attachphone.sandbox.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Splits header values into list elements and parameters (RFC 9110, section 5.6). Separators within quoted strings do not count. */
public final class HeaderValueParser {

    // RFC 9110, 5.6.6: no white space around the equals sign; a parameter may be empty. The quantifiers are possessive,
    // so a
    // long parameter is matched in a loop and not by recursion.
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern PARAMETER =
            Pattern.compile("(?:" + TOKEN + "=(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\"))?+");

    private HeaderValueParser() {}

    /** Whether the part is a well-formed parameter or empty. */
    static boolean isParameter(String part) {
        return PARAMETER.matcher(part).matches();
    }

    /** The unquoted value of the last parameter with that name. The first part is not a parameter. */
    static Optional<String> parameter(List<String> parts, String name) {
        String start = name + "=";
        return parts.stream()
                .skip(1)
                .filter(part -> part.regionMatches(true, 0, start, 0, start.length()))
                .map(part -> unquoted(part.substring(start.length())))
                .reduce((first, last) -> last);
    }

    /** Splits a value at a separator; the parts are stripped of white space. */
    public static List<String> split(String value, char separator) {
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

    /** The text of a quoted string; any other value is returned unchanged. */
    public static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
