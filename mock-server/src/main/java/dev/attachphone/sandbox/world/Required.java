package dev.attachphone.sandbox.world;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has to be so in a world that a client wrote down, and what stands there where it wrote nothing. */
final class Required {

    private Required() {}

    static void that(boolean holds, String otherwise) throws BadWorld {
        if (!holds) {
            throw new BadWorld(otherwise);
        }
    }

    static <T> T present(@Nullable T value, String place) throws BadWorld {
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
