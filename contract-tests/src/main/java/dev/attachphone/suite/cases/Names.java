package dev.attachphone.suite.cases;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The placeholders that every case may use. */
public final class Names {

    /** Numbers that nobody holds, drawn afresh for each run of a case. */
    public static final List<String> NUMBERS = List.of("number", "second", "third", "elsewhere", "held");

    /** Agents of the demo world; {@code agent} belongs to the account in whose name a request is sent. */
    public static final List<String> AGENTS = List.of("agent", "second-agent", "foreign-agent", "unknown-agent");

    /** Credentials of the demo world, by role. */
    public static final List<String> CREDENTIALS = List.of("valid", "other-account", "expired", "wrong");

    static final Set<String> ALWAYS = Stream.of(NUMBERS, AGENTS, CREDENTIALS, List.of("rival"))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private Names() {}
}
