package dev.attachphone.sandbox.request;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a client takes {@code application/json}, by the most specific of its media ranges that covers it. */
public final class AcceptHeader {

    // ".2" is what the client of older JDKs sends.
    private static final Pattern WEIGHT = Pattern.compile("\\d+\\.?\\d*|\\.\\d+");

    private static final List<String> COVERING = List.of("*/*", "application/*", "application/json");

    private record Range(int specificity, double weight) {}

    private AcceptHeader() {}

    public static Optional<RequestFinding> finding(List<String> lines) {
        List<String> ranges = lines.stream()
                .flatMap(line -> HeaderValueParser.split(line, ',').stream())
                .filter(range -> !range.isEmpty())
                .toList();
        if (ranges.isEmpty()) {
            return Optional.empty();
        }
        Optional<Range> decisive = ranges.stream()
                .map(AcceptHeader::range)
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(Range::specificity).thenComparingDouble(Range::weight));
        return decisive.filter(range -> range.weight() > 0).isPresent()
                ? Optional.empty()
                : Optional.of(new RequestFinding(
                        "not-acceptable",
                        "the Accept header '" + String.join(", ", lines) + "' excludes " + COVERING.get(2)));
    }

    private static Optional<Range> range(String text) {
        List<String> parts = HeaderValueParser.split(text, ';');
        int specificity = COVERING.indexOf(parts.get(0).toLowerCase(Locale.ROOT));
        return specificity < 0 || !parts.stream().skip(1).allMatch(HeaderValueParser::isParameter)
                ? Optional.empty()
                : weight(parts).map(weight -> new Range(specificity, weight));
    }

    private static Optional<Double> weight(List<String> parts) {
        return Optional.of(HeaderValueParser.parameter(parts, "q").orElse("1"))
                .filter(weight -> WEIGHT.matcher(weight).matches())
                .map(Double::valueOf)
                .filter(weight -> weight <= 1);
    }
}
