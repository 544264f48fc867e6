package dev.attachphone.suite.faulty.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All faults that the suite must detect. */
public final class ServerFaults {

    private ServerFaults() {}

    public static List<ServerFault> all() {
        return byKind().values().stream().flatMap(List::stream).toList();
    }

    /** The faults of each kind, in the order of {@link #all()}. */
    public static Map<String, List<ServerFault>> byKind() {
        Map<String, List<ServerFault>> kinds = new LinkedHashMap<>();
        kinds.put("HTTP and credentials", http().flatMap(List::stream).toList());
        kinds.put(
                "request bodies and their order of checks",
                asked().flatMap(List::stream).toList());
        kinds.put("state, accounts and races", state().flatMap(List::stream).toList());
        kinds.put("contents of answers", said().flatMap(List::stream).toList());
        return kinds;
    }

    private static Stream<List<ServerFault>> http() {
        return Stream.of(
                HttpFaults.PATHS,
                HttpFaults.METHODS,
                MediaTypeFaults.CONTENT_TYPES,
                MediaTypeFaults.ACCEPT,
                HttpFaults.SIZES,
                LimitFaults.HEADS,
                LimitFaults.CODINGS,
                LimitFaults.REQUEST_LINES,
                LimitFaults.HEADERS,
                CredentialFaults.PLACES,
                CredentialFaults.SECRETS,
                AuthorizationFaults.DECISIONS,
                AuthorizationFaults.CREATORS,
                IdentityFaults.CREDENTIALS,
                CacheFaults.CREDENTIALS);
    }

    private static Stream<List<ServerFault>> asked() {
        return Stream.of(
                BodyFaults.STRICTNESS,
                BodyFaults.BYTES,
                LimitFaults.SURROGATES,
                BodyShapeFaults.SHAPES,
                FieldFaults.TEXTS,
                ComparisonFaults.AGENTS,
                ComparisonFaults.PROVIDERS,
                NumberFaults.FORMATS,
                NumberFaults.NORMALIZING,
                ArrayFaults.ARRAYS,
                LimitFaults.NUMBERS,
                SizeFaults.LISTS,
                SizeFaults.TEXTS,
                IdentityFaults.AGENTS,
                IdentityFaults.PROVIDERS,
                PrecedenceFaults.HTTP,
                PrecedenceFaults.FIELDS,
                PrecedenceFaults.STATE,
                PrecedenceFaults.CREATION);
    }

    private static Stream<List<ServerFault>> state() {
        return Stream.of(
                ClaimFaults.KEEPING,
                ClaimFaults.RETRIES,
                AccountFaults.ACCOUNTS,
                IdentityFaults.NUMBERS,
                CacheFaults.ANSWERS,
                RaceFaults.WINNERS,
                RaceFaults.FAILURES,
                RaceFaults.ATOMICITY,
                RaceFaults.MIXED_UP);
    }

    private static Stream<List<ServerFault>> said() {
        return Stream.of(
                SuccessFaults.ENVELOPE,
                TimeFaults.TIMES,
                ClockFaults.CLOCKS,
                ClockFaults.ANSWERS,
                SuccessDataFaults.DATA,
                ErrorFaults.STATUSES,
                ErrorFaults.MESSAGES,
                ErrorFaults.ENVELOPE,
                ConflictFaults.CONFLICTS,
                AgentFaults.IDS,
                AgentFaults.ANSWERS,
                AgentNameFaults.NAMES);
    }
}
