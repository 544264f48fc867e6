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

    /** The number whose near misses are {@link NearNumber}. */
    public static final String NUMBER = "number";

    private static final String VALID = "valid";

    /** Unused numbers, drawn anew for each run of a case. */
    public static final List<String> NUMBERS = List.of(NUMBER, "second", "third", "elsewhere", "held");

    /** Agents. {@code agent} belongs to the account that sends the request. */
    public static final List<String> AGENTS = List.of("agent", "second-agent", "foreign-agent", "unknown-agent");

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
                    nearMisses("agent"),
                    nearMisses(VALID),
                    NearNumber.placeholders(),
                    PROVIDERS,
                    CREDENTIALS,
                    RAW_REQUEST_PARTS,
                    List.of(RIVAL))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern FURTHER_NUMBER = Pattern.compile("number-[a-z]");

    private static final Pattern SEVERAL_NUMBERS = Pattern.compile("numbers-([1-9][0-9]{0,4})");

    private CasePlaceholders() {}

    private static List<String> nearMisses(String original) {
        return Stream.of(NearMiss.values())
                .map(nearMiss -> nearMiss.placeholder(original))
                .toList();
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
