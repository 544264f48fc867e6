package dev.attachphone.suite.cases;

import dev.attachphone.suite.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The placeholders that every case may use. */
public final class CasePlaceholders {

    /** The contract's operation that attaches numbers. */
    public static final String ATTACH_OPERATION = "attachPhoneNumber";

    /** Numbers that nobody holds, drawn afresh for each run of a case. */
    public static final List<String> NUMBERS = List.of("number", "second", "third", "elsewhere", "held");

    /** Agents; {@code agent} belongs to the account in whose name a request is sent. */
    public static final List<String> AGENTS = List.of("agent", "second-agent", "foreign-agent", "unknown-agent");

    /** What is almost an agent's id or a credential, where that is another text. */
    public static final List<String> NEAR_MISSES =
            List.of("agent-in-other-case", "agent-without-prefix", "valid-in-other-case");

    /** Providers, as configured for the account in whose name a request is sent. */
    public static final List<String> PROVIDERS = List.of("provider", "second-provider", "unconfigured-provider");

    /** Credentials, by role. */
    public static final List<String> CREDENTIALS = List.of("valid", "other-account", "expired", "wrong");

    /** The agent of its own that each rival of a race has. */
    public static final String RIVAL = "rival";

    /** What bytes that are written as they stand are put together of. */
    public static final List<String> RAW_REQUEST_PARTS = List.of("path", "host", "origin", "body", "chunks", "length");

    private static final Set<String> ALWAYS = Stream.of(
                    NUMBERS, AGENTS, NEAR_MISSES, PROVIDERS, CREDENTIALS, RAW_REQUEST_PARTS, List.of(RIVAL))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern FURTHER_NUMBER = Pattern.compile("number-[a-z]");

    private CasePlaceholders() {}

    /** Whether the word stands for a fresh number: one of {@link #NUMBERS}, or {@code number-a} to {@code number-z} where those are too few. */
    public static boolean isNumber(String word) {
        return NUMBERS.contains(word) || FURTHER_NUMBER.matcher(word).matches();
    }

    /** Whether every case may use the word. */
    static boolean isKnown(String word) {
        return ALWAYS.contains(word) || isNumber(word);
    }

    /** The family of the cases of a file: the file's name without its ending. */
    static String family(YamlNode yamlNode) {
        return yamlNode.file().replaceFirst("\\.yaml$", "");
    }
}
