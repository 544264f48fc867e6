package dev.attachphone.sandbox.answer;

import java.util.regex.Pattern;

/** Converts text to the value of a response header: visible ASCII characters and spaces in one line of limited length. */
public final class HeaderSanitizer {

    private static final int MAX_LENGTH = 300;
    private static final Pattern BREAK = Pattern.compile("[\r\n\t]");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^ -~]");

    private HeaderSanitizer() {}

    /** Replaces line breaks and tabs by spaces and other characters by {@code ?}, and truncates long text. */
    public static String sanitize(String text) {
        String value = text;
        if (NOT_ALLOWED.matcher(text).find()) {
            value = NOT_ALLOWED.matcher(BREAK.matcher(text).replaceAll(" ")).replaceAll("?");
        }
        return value.length() > MAX_LENGTH ? value.substring(0, MAX_LENGTH - 3) + "..." : value;
    }
}
