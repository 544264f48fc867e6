package dev.attachphone.suite.run;

import dev.attachphone.suite.check.CheckTitle;
import java.util.regex.Pattern;

/**
 * Chooses checks by their names.
 *
 * @param pattern what is looked for in {@code family/name}
 */
public record CheckNamePattern(Pattern pattern) {

    /** A text to be found anywhere, in any case; {@code *} stands for any characters. */
    public static CheckNamePattern of(String text) {
        String quoted = Pattern.quote(text).replace("*", "\\E.*\\Q");
        return new CheckNamePattern(
                Pattern.compile(quoted, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
    }

    /** Whether the check is among the chosen. */
    public boolean matches(CheckTitle title) {
        return pattern.matcher(title.qualifiedName()).find();
    }
}
