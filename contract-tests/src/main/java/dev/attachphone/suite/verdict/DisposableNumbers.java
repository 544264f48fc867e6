package dev.attachphone.suite.verdict;

import com.fasterxml.jackson.databind.JsonNode;

/** The range that the suite draws fresh numbers from: whoever holds one of them got it in this very run. */
public final class DisposableNumbers {

    /** How each of them begins. */
    public static final String PREFIX = "+1999";

    private DisposableNumbers() {}

    static boolean has(Iterable<JsonNode> numbers) {
        for (var number : numbers) {
            if (number.asText().startsWith(PREFIX)) {
                return true;
            }
        }
        return false;
    }
}
