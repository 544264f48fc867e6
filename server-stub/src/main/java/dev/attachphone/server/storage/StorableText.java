package dev.attachphone.server.storage;

import org.jspecify.annotations.Nullable;

/** Replaces NUL characters in text, which PostgreSQL cannot store. */
final class StorableText {

    private StorableText() {}

    static boolean isStorable(String text) {
        return text.indexOf('\0') < 0;
    }

    /** The text with each NUL replaced by U+FFFD. No id contains U+FFFD, so a query for an id with a NUL finds no row. */
    static String storable(String text) {
        return text.replace('\0', '\ufffd');
    }

    static @Nullable String storableOrNull(@Nullable String text) {
        return text == null ? null : storable(text);
    }
}
