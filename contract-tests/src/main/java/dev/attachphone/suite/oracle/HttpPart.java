package dev.attachphone.suite.oracle;

import java.util.Locale;

/** What HTTP itself can be wrong about. */
public enum HttpPart {
    PATH,
    METHOD,
    CONTENT_TYPE,
    ACCEPT,
    SIZE;

    static HttpPart named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
