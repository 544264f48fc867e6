package dev.attachphone.server.operations;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a page begins: behind the last key of the one before. */
final class PageCursor {

    private static final String FIELD = "cursor";
    private static final String MUST = "be the next_cursor of a page of this list";

    private PageCursor() {}

    /**
     * The key behind which a page begins.
     *
     * @param list the list that the cursor must be of
     * @param first the key before all others
     * @throws InvalidValueException if it is no cursor of that list
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

    /** Likewise, for keys that are numbers. */
    static long number(String list, @Nullable String cursor, long first) {
        try {
            return Long.parseLong(key(list, cursor, String.valueOf(first)));
        } catch (NumberFormatException e) {
            throw new InvalidValueException(FIELD, MUST);
        }
    }

    /**
     * Makes a page.
     *
     * @param list the list that it is a page of
     * @param entries one more than the page has, if there are more
     * @param limit how many the page has at most
     * @param key the key of an entry
     */
    static <T> ResultPage<T> page(String list, List<T> entries, int limit, Function<T, String> key) {
        boolean isLast = entries.size() <= limit;
        List<T> shown = isLast ? entries : entries.subList(0, limit);
        return new ResultPage<>(shown, isLast ? null : cursorOf(list, key.apply(shown.get(limit - 1))));
    }

    /** A page, and what leads to the next one. */
    record ResultPage<T>(List<T> entries, @Nullable String next) {

        /** The page in the form in which it is sent. */
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
