package dev.attachphone.suite.infrastructure;

import java.util.List;

/** What a {@link ResponseBox} changes in the answers that pass it. Everything else is passed on byte by byte. */
interface ResponseChange {

    /** The status line and the headers to send instead of those; each is a line without its end. */
    default List<String> head(List<String> head) {
        return head;
    }

    /** Whether the connection ends after the first answer. */
    default boolean closes() {
        return false;
    }

    /** The time in milliseconds before an answer is passed on. */
    default long delay() {
        return 0;
    }

    /** The largest number of bytes that are written at once. */
    default int packet() {
        return Integer.MAX_VALUE;
    }

    /** Whether the next request is refused with 429. */
    default boolean refuses() {
        return false;
    }

    /** The seconds after which a refused request may be repeated. */
    default int retryAfter() {
        return 1;
    }
}
