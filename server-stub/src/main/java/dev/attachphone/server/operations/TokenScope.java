package dev.attachphone.server.operations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operator token allows. */
public enum TokenScope {
    /** {@code GET /metrics}. */
    METRICS,
    /** Finding the holder of a number. */
    ROUTE,
    /** All operations that change nothing. */
    READ,
    /** All operations that change something. */
    WRITE;

    /** The name in the contract, in the token file and on the command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope with a name. */
    public static Optional<TokenScope> of(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.text().equals(text))
                .findFirst();
    }
}
