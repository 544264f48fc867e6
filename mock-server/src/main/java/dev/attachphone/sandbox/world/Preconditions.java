package dev.attachphone.sandbox.world;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has to be so in a world that a client wrote down, and what stands there where it wrote nothing. */
final class Preconditions {

    private Preconditions() {}

    static void that(boolean holds, String otherwise) throws InvalidWorldException {
        if (!holds) {
            throw new InvalidWorldException(otherwise);
        }
    }

    static <T> T present(@Nullable T value, String place) throws InvalidWorldException {
        that(value != null, place + " is null; leave it out");
        return Objects.requireNonNull(value);
    }

    static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
