package dev.attachphone.suite.oracle;

import java.util.Locale;

/** What HTTP itself can be wrong about. */
public enum HttpViolation {
    PATH,
    METHOD,
    CONTENT_TYPE,
    ACCEPT,
    SIZE;

    static HttpViolation named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
