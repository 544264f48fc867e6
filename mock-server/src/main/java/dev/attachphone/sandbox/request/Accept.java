package dev.attachphone.sandbox.request;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a client takes {@code application/json}, by the most specific of its media ranges that covers it. */
final class Accept {

    private static final Pattern WEIGHT = Pattern.compile("q\\s*=\\s*(\\d*\\.?\\d*)", Pattern.CASE_INSENSITIVE);
    private static final List<String> COVERING = List.of("*/*", "application/*", "application/json");

    private record Range(int specificity, double weight) {}

    private Accept() {}

    static Optional<Finding> finding(List<String> lines) {
        if (lines.stream().allMatch(String::isBlank)) {
            return Optional.empty();
        }
        Optional<Range> decisive = lines.stream()
                .flatMap(line -> HeaderParts.split(line, ',').stream())
                .map(Accept::range)
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(Range::specificity).thenComparingDouble(Range::weight));
        return decisive.filter(range -> range.weight() > 0).isPresent()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "not-acceptable",
                        "the Accept header '" + String.join(", ", lines) + "' excludes " + COVERING.get(2)));
    }

    private static Optional<Range> range(String text) {
        List<String> parts = HeaderParts.split(text, ';');
        int specificity = COVERING.indexOf(parts.get(0).toLowerCase(Locale.ROOT));
        return specificity < 0 ? Optional.empty() : weight(parts).map(weight -> new Range(specificity, weight));
    }

    private static Optional<Double> weight(List<String> parts) {
        Optional<String> parameter = parts.stream()
                .skip(1)
                .filter(part -> part.regionMatches(true, 0, "q", 0, 1)
                        && part.substring(1).strip().startsWith("="))
                .findFirst();
        if (parameter.isEmpty()) {
            return Optional.of(1.0);
        }
        Matcher matcher = WEIGHT.matcher(parameter.get());
        // ".2" is what the client of older JDKs sends.
        if (!matcher.matches() || matcher.group(1).chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return Optional.of(Double.valueOf(matcher.group(1))).filter(weight -> weight <= 1);
    }
}
