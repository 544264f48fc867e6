package dev.attachphone.suite.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What deviates from the contract in a failure, without the values that differ from check to check. Checks with an equal deviation
 * probably fail for one reason.
 *
 * @param text the deviation as a phrase, such as "answers lack `data`"
 */
public record Deviation(String text) {

    private static final String BODY = "the body at ";
    private static final String SCHEMA = "the body breaks the contract's schema";

    private static final Pattern STATUS =
            Pattern.compile("status: (?:expected (?<expected>.+) but was (?<actual>-?\\d+)|(?<both>\\d+ and \\d+))");
    private static final Pattern HEADER =
            Pattern.compile("header (?<name>[^:]+): expected (?<values>.*)", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "(?:not the data of the first answer: )?" + BODY
                    + "(?<pointer>\\S+): expected (?<expected>.*?) but was (?<actual>.*)",
            Pattern.DOTALL);
    private static final Pattern VALUE_FOLLOWS =
            Pattern.compile("(?:,? but|;) was .*| but got .*|, since .*", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile(
            "\"[^\"]*\"|'[^']*'|\\bagent_\\w+|https?://\\S+|\\+?\\d+(?:\\.\\d+)?|\\[.*]", Pattern.DOTALL);

    /** The distinct deviations of a failed check; empty if it passed. */
    public static Set<Deviation> of(CheckOutcome outcome) {
        Set<Deviation> deviations = new LinkedHashSet<>();
        outcome.exchanges()
                .forEach(
                        exchange -> told(exchange.failures()).map(Deviation::of).forEach(deviations::add));
        if (deviations.isEmpty()) {
            outcome.failures().stream().limit(1).map(Deviation::general).forEach(deviations::add);
        }
        return deviations;
    }

    // The schema is broken where a field differs, so a difference tells more.
    private static Stream<String> told(List<String> failures) {
        boolean fields = failures.stream().anyMatch(failure -> failure.startsWith(BODY));
        return failures.stream().filter(failure -> !fields || !failure.startsWith(SCHEMA));
    }

    private static Deviation of(String failure) {
        Matcher status = STATUS.matcher(failure);
        if (status.matches()) {
            return new Deviation(
                    status.group("both") != null
                            ? "status " + status.group("both")
                            : "status " + status.group("actual") + " instead of "
                                    + status.group("expected").replace("one of ", ""));
        }
        Matcher header = HEADER.matcher(failure);
        if (header.matches()) {
            return new Deviation(header(header.group("name"), header.group("values")));
        }
        Matcher field = FIELD.matcher(failure);
        return field.matches()
                ? new Deviation(field(field.group("pointer"), field.group("expected"), field.group("actual")))
                : general(failure);
    }

    private static String header(String name, String values) {
        if (values.endsWith(" was []") || values.endsWith(" got none")) {
            return "answers lack the header " + name;
        }
        return values.startsWith("none")
                ? "answers have the header " + name + ", which is not expected"
                : "the header " + name + " has another value";
    }

    private static String field(String pointer, String expected, String actual) {
        if (pointer.equals("/")) {
            return "the body is another JSON value";
        }
        String name = "`" + pointer.substring(1).replace('/', '.') + "`";
        if (actual.equals("nothing")) {
            return "answers lack " + name;
        } else if (expected.equals("nothing")) {
            return "answers have " + name + ", which is not expected";
        }
        String type = type(expected);
        return type.equals(type(actual))
                ? name + " has another value"
                : name + " is " + type(actual) + " instead of " + type;
    }

    /** The JSON type of a value by its first character. */
    private static String type(String json) {
        return switch (json.isEmpty() ? ' ' : json.charAt(0)) {
            case '{' -> "an object";
            case '[' -> "an array";
            case '"' -> "a string";
            case 't', 'f' -> "a boolean";
            case 'n' -> "null";
            default -> "a number";
        };
    }

    private static Deviation general(String failure) {
        String line = failure.lines().findFirst().orElse("");
        return new Deviation(
                VALUE.matcher(VALUE_FOLLOWS.matcher(line).replaceFirst("")).replaceAll("…"));
    }
}
