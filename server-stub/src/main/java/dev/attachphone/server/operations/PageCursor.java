package dev.attachphone.server.operations;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cursors of lists: the name of the list and the key of the last entry of a page, in Base64. */
final class PageCursor {

    private static final String FIELD = "cursor";
    private static final String MUST = "be the next_cursor of a page of this list";

    private PageCursor() {}

    /**
     * Decodes a cursor to the key after which the next page starts.
     *
     * @param list the name of the list
     * @param first the result for the first page, which has no cursor
     * @throws InvalidValueException if the text is not a cursor of this list
     */
    static String key(String list, @Nullable String cursor, String first) {
        if (cursor == null) {
            return first;
        }
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(FIELD, MUST);
        }
        if (!text.startsWith(list + ":")
                || !cursorOf(list, text.substring(list.length() + 1)).equals(cursor)) {
            throw new InvalidValueException(FIELD, MUST);
        }
        return text.substring(list.length() + 1);
    }

    /** Decodes a cursor as {@link #key} does, for lists whose keys are numbers. */
    static long number(String list, @Nullable String cursor, long first) {
        try {
            return Long.parseLong(key(list, cursor, String.valueOf(first)));
        } catch (NumberFormatException e) {
            throw new InvalidValueException(FIELD, MUST);
        }
    }

    /**
     * Creates a page.
     *
     * @param list the name of the list
     * @param entries up to {@code limit + 1} entries; the last one only shows that there is another page
     * @param limit the maximum size of the page
     * @param key returns the key of an entry
     */
    static <T> ResultPage<T> page(String list, List<T> entries, int limit, Function<T, String> key) {
        boolean isLast = entries.size() <= limit;
        List<T> shown = isLast ? entries : entries.subList(0, limit);
        return new ResultPage<>(shown, isLast ? null : cursorOf(list, key.apply(shown.get(limit - 1))));
    }

    /** A page and the cursor of the next one, if there is one. */
    record ResultPage<T>(List<T> entries, @Nullable String next) {

        /** Maps the page to its model. */
        <M, P> P as(Function<T, M> entry, BiFunction<List<M>, @Nullable String, P> page) {
            return page.apply(entries.stream().map(entry).toList(), next);
        }
    }

    private static String cursorOf(String list, String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + ":" + key).getBytes(StandardCharsets.UTF_8));
    }
}
