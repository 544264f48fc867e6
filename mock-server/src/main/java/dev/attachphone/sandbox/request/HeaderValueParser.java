package dev.attachphone.sandbox.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Splits header values at a separator that does not stand within a quoted string. */
public final class HeaderValueParser {

    // RFC 9110, 5.6.6: nothing stands around the equals sign, and a parameter may be left out. Possessive, so that a
    // long
    // one is read in a loop and not on the stack.
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern PARAMETER =
            Pattern.compile("(?:" + TOKEN + "=(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\"))?+");

    private HeaderValueParser() {}

    /** Whether a part is a parameter, or nothing. */
    static boolean isParameter(String part) {
        return PARAMETER.matcher(part).matches();
    }

    /** The value of the last parameter of that name, without quotes. */
    static Optional<String> parameter(List<String> parts, String name) {
        String start = name + "=";
        return parts.stream()
                .skip(1)
                .filter(part -> part.regionMatches(true, 0, start, 0, start.length()))
                .map(part -> unquoted(part.substring(start.length())))
                .reduce((first, last) -> last);
    }

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

    public static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
