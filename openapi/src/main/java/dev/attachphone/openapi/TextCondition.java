package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A condition on a string that no regular expression can express which all programming languages read alike. A schema names it in the
 * extension {@code x-text}.
 */
public enum TextCondition {
    /** The string has a character other than Unicode white space. */
    NOT_BLANK("not-blank", "\\P{IsWhite_Space}"),
    /**
     * The string has a visible character, and no control characters, line breaks, unpaired surrogates or characters that change the
     * direction of the text after them.
     */
    PRINTABLE("printable", printable());

    /** The name of the extension. */
    public static final String EXTENSION = "x-text";

    private final String value;
    private final Pattern pattern;

    TextCondition(String value, String pattern) {
        this.value = value;
        this.pattern = Pattern.compile(pattern);
    }

    /**
     * The condition of a schema; empty if it has none.
     *
     * @throws InvalidContractException if the schema names an unknown condition
     */
    public static Optional<TextCondition> of(JsonNode schema) {
        if (!schema.has(EXTENSION)) {
            return Optional.empty();
        }
        String name = schema.path(EXTENSION).asText();
        return Optional.of(Stream.of(values())
                .filter(condition -> condition.value.equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidContractException(
                        "x-text is '" + name + "'; it must be " + NOT_BLANK.value + " or " + PRINTABLE.value)));
    }

    /** Whether a string fulfils the condition. */
    public boolean isMetBy(String text) {
        return pattern.matcher(text).find();
    }

    /** The condition as a regular expression of Java that is found in a string which fulfils it. */
    public String pattern() {
        return pattern.pattern();
    }

    private static String printable() {
        String allowed = "[^\\p{Cc}\\p{Cs}\\u2028-\\u202E\\u2066-\\u2069]";
        return "^" + allowed + "*[" + allowed + "&&\\P{IsWhite_Space}]" + allowed + "*\\z";
    }
}
