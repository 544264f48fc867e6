package dev.attachphone.suite.page;

import java.util.Locale;

/**
 * A statement of the vendor's page.
 *
 * @param kind the kind
 * @param key what is compared
 * @param text what is shown
 * @param place the part of the contract that is based on it; empty for a statement that was read from a page
 */
public record PageStatement(Kind kind, String key, String text, String place) {

    /** The kinds of statements, in the order of a report. */
    public enum Kind {
        SERVER,
        PATH,
        HEADER,
        STATUS,
        MESSAGE,
        TABLE_ROW,
        FIELD,
        SAMPLE_REQUEST,
        SAMPLE_RESPONSE,
        SENTENCE;

        /** The name in a report. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** A statement that is compared as it is shown. */
    static PageStatement of(Kind kind, String text, String place) {
        return new PageStatement(kind, text, text, place);
    }

    /** A statement of a page. */
    static PageStatement onPage(Kind kind, String text) {
        return of(kind, text, "");
    }
}
