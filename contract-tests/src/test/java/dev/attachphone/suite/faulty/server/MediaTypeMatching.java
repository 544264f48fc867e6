package dev.attachphone.suite.faulty.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses media types and media ranges. */
public final class MediaTypeMatching {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final String PARAMETER = "(" + TOKEN + ")=(" + TOKEN + "|" + QUOTED + ")";
    private static final Pattern TYPE =
            Pattern.compile("\\s*(" + TOKEN + ")/(" + TOKEN + ")((?:\\s*;\\s*(?:" + PARAMETER + ")?)*)\\s*");
    private static final Pattern ELEMENT = Pattern.compile("(?:[^,\"]|" + QUOTED + ")+");
    public static final Pattern QUALITY = Pattern.compile("0?\\.\\d+|0\\.?|1(?:\\.0*)?");
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");

    private MediaTypeMatching() {}

    /**
     * A media type or range, in lower case.
     *
     * @param parameters names and values, alternating
     */
    public record Range(String type, String subtype, List<String> parameters) {

        boolean isJson() {
            return type.equals("application") && subtype.equals("json");
        }

        boolean covers() {
            return (type.equals("*") || type.equals("application")) && (subtype.equals("*") || subtype.equals("json"));
        }

        int specificity() {
            return (type.equals("*") ? 0 : 1) + (subtype.equals("*") ? 0 : 1);
        }

        List<String> values(String name) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < parameters.size(); i += 2) {
                if (parameters.get(i).equals(name)) {
                    values.add(parameters.get(i + 1));
                }
            }
            return values;
        }

        /** The quality; one that is not a number from 0 to 1 is ignored. */
        public double quality() {
            return values("q").stream()
                    .filter(value -> QUALITY.matcher(value).matches())
                    .mapToDouble(Double::parseDouble)
                    .findFirst()
                    .orElse(1);
        }
    }

    public static boolean isJson(List<String> values) {
        return values.size() == 1
                && read(values.get(0))
                        .filter(type -> type.isJson() && UTF_8.containsAll(type.values("charset")))
                        .isPresent();
    }

    public static boolean acceptsJson(List<String> values) {
        List<String> elements = elements(values);
        return elements.isEmpty()
                || decisive(elements).filter(range -> range.quality() > 0).isPresent();
    }

    /** The comma-separated elements. */
    public static List<String> elements(List<String> values) {
        return values.stream()
                .flatMap(value -> ELEMENT.matcher(value).results())
                .map(found -> found.group().strip())
                .filter(element -> !element.isEmpty())
                .toList();
    }

    /** The most specific range that includes JSON. */
    private static Optional<Range> decisive(List<String> elements) {
        return ranges(elements).stream()
                .max(Comparator.comparingInt(Range::specificity).thenComparingDouble(Range::quality));
    }

    /** The ranges that include JSON. */
    public static List<Range> ranges(List<String> elements) {
        return elements.stream()
                .flatMap(element -> read(element).stream())
                .filter(Range::covers)
                .toList();
    }

    static Optional<Range> read(String value) {
        Matcher whole = TYPE.matcher(value);
        if (!whole.matches()) {
            return Optional.empty();
        }
        List<String> parameters = new ArrayList<>();
        Pattern.compile(PARAMETER).matcher(whole.group(3)).results().forEach(parameter -> {
            parameters.add(TextTransformations.small(parameter.group(1)));
            parameters.add(TextTransformations.small(unquoted(parameter.group(2))));
        });
        return Optional.of(new Range(
                TextTransformations.small(whole.group(1)), TextTransformations.small(whole.group(2)), parameters));
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
