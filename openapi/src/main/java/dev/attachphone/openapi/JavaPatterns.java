package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Converts the regular expressions of a contract, which are ECMA-262, to those of {@link Pattern}. */
public final class JavaPatterns {

    private JavaPatterns() {}

    /**
     * Converts one expression. In Java a {@code $} at the end also matches before a trailing line break; in ECMA-262 it matches at
     * the end only, which Java writes {@code \z}.
     */
    public static String toJava(String ecma) {
        return ecma.endsWith("$") && !ecma.endsWith("\\$") ? ecma.substring(0, ecma.length() - 1) + "\\z" : ecma;
    }

    /**
     * Converts and compiles one expression.
     *
     * @throws PatternSyntaxException if it is not a regular expression
     */
    public static Pattern compile(String ecma) {
        return Pattern.compile(toJava(ecma));
    }

    /** The expression at a JSON pointer in a contract. */
    static Pattern at(JsonNode document, String pointer) {
        JsonNode pattern = document.at(pointer);
        if (!pattern.isTextual()) {
            throw new InvalidContractException("#" + pointer + " must be a regular expression");
        }
        try {
            return compile(pattern.asText());
        } catch (PatternSyntaxException e) {
            throw new InvalidContractException("#" + pointer + " must be a regular expression: " + e.getMessage());
        }
    }
}
