package dev.attachphone.suite.faulty.server;

import java.util.Locale;

/** Text transformations that do not depend on the locale. */
public final class TextTransformations {

    private TextTransformations() {}

    public static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public static String capital(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** The text before the separator, or all of it. */
    public static String before(String text, String mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }
}
