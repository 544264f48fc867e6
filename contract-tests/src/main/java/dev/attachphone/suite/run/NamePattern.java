package dev.attachphone.suite.run;

import dev.attachphone.suite.check.Title;
import java.util.regex.Pattern;

/**
 * Chooses checks by their names.
 *
 * @param pattern what is looked for in {@code family/name}
 */
public record NamePattern(Pattern pattern) {

    /** A text to be found anywhere, in any case; {@code *} stands for any characters. */
    public static NamePattern of(String text) {
        String quoted = Pattern.quote(text).replace("*", "\\E.*\\Q");
        return new NamePattern(
                Pattern.compile(quoted, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
    }

    /** Whether the check is among the chosen. */
    public boolean matches(Title title) {
        return pattern.matcher(title.path()).find();
    }
}
