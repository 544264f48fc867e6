package dev.attachphone.sandbox.request;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Accept} header. The most specific media range that covers {@code application/json} decides whether it is acceptable. */
public final class AcceptHeader {

    // The HTTP client of older JDKs sends ".2".
    private static final Pattern WEIGHT = Pattern.compile("\\d+\\.?\\d*|\\.\\d+");

    /** The media ranges that cover JSON, by increasing specificity. */
    private static final List<String> JSON_RANGES = List.of("*/*", "application/*", "application/json");

    private record WeightedRange(int specificity, double weight) {}

    private AcceptHeader() {}

    /** The finding {@code not-acceptable}, if the lines of the header exclude JSON. */
    public static Optional<RequestFinding> finding(List<String> lines) {
        List<String> ranges = lines.stream()
                .flatMap(line -> HeaderValueParser.split(line, ',').stream())
                .filter(range -> !range.isEmpty())
                .toList();
        if (ranges.isEmpty()) {
            return Optional.empty();
        }
        Optional<WeightedRange> decisive = ranges.stream()
                .map(AcceptHeader::range)
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(WeightedRange::specificity).thenComparingDouble(WeightedRange::weight));
        return decisive.filter(range -> range.weight() > 0).isPresent()
                ? Optional.empty()
                : Optional.of(new RequestFinding(
                        "not-acceptable",
                        "the Accept header '" + String.join(", ", lines) + "' excludes application/json"));
    }

    private static Optional<WeightedRange> range(String text) {
        List<String> parts = HeaderValueParser.split(text, ';');
        int specificity = JSON_RANGES.indexOf(parts.get(0).toLowerCase(Locale.ROOT));
        return specificity < 0 || !parts.stream().skip(1).allMatch(HeaderValueParser::isParameter)
                ? Optional.empty()
                : Optional.of(new WeightedRange(specificity, weight(parts)));
    }

    // A quality that is not a number from 0 to 1 is ignored.
    private static double weight(List<String> parts) {
        return HeaderValueParser.parameter(parts, "q")
                .filter(weight -> WEIGHT.matcher(weight).matches())
                .map(Double::valueOf)
                .filter(weight -> weight <= 1)
                .orElse(1.0);
    }
}
