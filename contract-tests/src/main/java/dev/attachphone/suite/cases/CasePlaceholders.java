package dev.attachphone.suite.cases;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The placeholders that every case may use. */
public final class CasePlaceholders {

    /** The {@code operationId} of the operation that attaches numbers. */
    public static final String ATTACH_OPERATION = "attachPhoneNumber";

    /** The number whose near misses are {@link #NEAR_NUMBERS}. */
    public static final String NUMBER = "number";

    private static final String VALID = "valid";

    /** Unused numbers, drawn anew for each run of a case. */
    public static final List<String> NUMBERS = List.of(NUMBER, "second", "third", "elsewhere", "held");

    /** Agents. {@code agent} belongs to the account that sends the request. */
    public static final List<String> AGENTS = List.of("agent", "second-agent", "foreign-agent", "unknown-agent");

    /** How a value differs slightly from an agent id or a credential: {@code agent-longer}, {@code valid-longer} and so on. */
    public static final List<String> NEAR_MISSES = List.of(
            "in-other-case",
            "without-prefix",
            "longer",
            "shorter",
            "after-a-letter",
            "without-first-letter",
            "with-other-last-letter",
            "with-accent",
            "in-full-width",
            "with-other-separator");

    /** How a number differs slightly from {@code number}: {@code number-longer} and so on. No request attaches such a number. */
    public static final List<String> NEAR_NUMBERS = List.of(
            "longer",
            "shorter",
            "after-a-digit",
            "without-first-digit",
            "with-other-first-digit",
            "in-another-country",
            "equal-in-low-bits");

    /** Providers, as configured for the account that sends the request. */
    public static final List<String> PROVIDERS = List.of("provider", "second-provider", "unconfigured-provider");

    /** Credentials, by role. */
    public static final List<String> CREDENTIALS = List.of(VALID, "other-account", "expired", "wrong");

    /** The agent of one rival in a race. */
    public static final String RIVAL = "rival";

    /** The parts of a raw request. */
    public static final List<String> RAW_REQUEST_PARTS =
            List.of("path", "host", "origin", "body", "chunks", "length", "padding");

    private static final Set<String> ALWAYS = Stream.of(
                    NUMBERS,
                    AGENTS,
                    prefixed("agent", NEAR_MISSES),
                    prefixed(VALID, NEAR_MISSES),
                    prefixed(NUMBER, NEAR_NUMBERS),
                    PROVIDERS,
                    CREDENTIALS,
                    RAW_REQUEST_PARTS,
                    List.of(RIVAL))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern FURTHER_NUMBER = Pattern.compile("number-[a-z]");

    private static final Pattern SEVERAL_NUMBERS = Pattern.compile("numbers-([1-9][0-9]{0,4})");

    private CasePlaceholders() {}

    /** Whether the placeholder stands for a number that differs slightly from {@code number}. */
    public static boolean isNearNumber(String name) {
        return prefixed(NUMBER, NEAR_NUMBERS).contains(name);
    }

    private static List<String> prefixed(String value, List<String> differences) {
        return differences.stream().map(difference -> value + "-" + difference).toList();
    }

    /** Whether the placeholder stands for an unused number: one of {@link #NUMBERS}, or {@code number-a} to {@code number-z}. */
    public static boolean isNumber(String name) {
        return NUMBERS.contains(name) || FURTHER_NUMBER.matcher(name).matches();
    }

    /** How many unused numbers the placeholder stands for: that of {@code numbers-1000}; empty for all other placeholders. */
    public static OptionalInt severalNumbers(String name) {
        Matcher several = SEVERAL_NUMBERS.matcher(name);
        return several.matches() ? OptionalInt.of(Integer.parseInt(several.group(1))) : OptionalInt.empty();
    }

    /** Whether every case may use the placeholder. */
    static boolean isKnown(String name) {
        return ALWAYS.contains(name) || isNumber(name) || severalNumbers(name).isPresent();
    }
}
