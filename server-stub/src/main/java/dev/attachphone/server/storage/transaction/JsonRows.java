package dev.attachphone.server.storage.transaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list of rows as one parameter of a statement: a JSON array that contains an array for each row. */
public final class JsonRows {

    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonRows() {}

    /** The rows of a table with one column. */
    public static String of(Collection<String> values) {
        return of(values, List::of);
    }

    /** The rows of a table; each NUL in a text is replaced as in {@link JdbcSession}. */
    public static <T> String of(Collection<T> rows, Function<T, List<?>> columns) {
        try {
            return MAPPER.writeValueAsString(rows.stream()
                    .map(row ->
                            columns.apply(row).stream().map(JsonRows::column).toList())
                    .toList());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object column(@Nullable Object value) {
        return value instanceof String text ? JdbcSession.withoutNul(text) : value;
    }
}
