package dev.attachphone.openapi;

import java.util.regex.Pattern;

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
     * @throws java.util.regex.PatternSyntaxException if it is not a regular expression
     */
    public static Pattern compile(String ecma) {
        return Pattern.compile(toJava(ecma));
    }
}
