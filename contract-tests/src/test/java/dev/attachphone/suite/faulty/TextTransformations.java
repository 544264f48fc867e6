package dev.attachphone.suite.faulty;

import java.util.Locale;

/** What is done to texts, whatever the locale. */
final class TextTransformations {

    private TextTransformations() {}

    static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String capital(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** What stands before the mark, or all of it. */
    static String before(String text, String mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }
}
