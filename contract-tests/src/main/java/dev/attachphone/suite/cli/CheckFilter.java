package dev.attachphone.suite.cli;

import dev.attachphone.suite.run.ContractCheck;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Selects checks by patterns in which {@code *} matches any text, ignoring case. A pattern matches a part of {@code family/name}; with the
 * prefix {@code family:}, {@code answer:} or {@code layer:} it matches the whole family, the name of the expected answer, or the layer.
 *
 * @param included the patterns of which a check must match one; empty for all checks
 * @param excluded the patterns of which a check must match none
 */
record CheckFilter(List<String> included, List<String> excluded) implements Predicate<ContractCheck> {

    private static final String FAMILY = "family:";
    private static final String ANSWER = "answer:";
    private static final String LAYER = "layer:";

    @Override
    public boolean test(ContractCheck check) {
        return (included.isEmpty() || included.stream().anyMatch(pattern -> matches(pattern, check)))
                && excluded.stream().noneMatch(pattern -> matches(pattern, check));
    }

    private static boolean matches(String pattern, ContractCheck check) {
        if (pattern.startsWith(FAMILY)) {
            return isWhole(pattern.substring(FAMILY.length()), check.title().family());
        } else if (pattern.startsWith(ANSWER)) {
            return isWhole(
                    pattern.substring(ANSWER.length()), check.expectedAnswer().answer());
        } else if (pattern.startsWith(LAYER)) {
            return isWhole(
                    pattern.substring(LAYER.length()), check.title().layer().name());
        }
        return compiled(pattern).matcher(check.title().qualifiedName()).find();
    }

    private static boolean isWhole(String pattern, String text) {
        return compiled(pattern).matcher(text).matches();
    }

    private static Pattern compiled(String pattern) {
        String quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
