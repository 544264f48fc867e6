package dev.attachphone.suite.faulty.catalog;

import java.util.List;
import java.util.stream.Stream;

/** All faults that the suite must detect. */
public final class ServerFaults {

    private ServerFaults() {}

    public static List<ServerFault> all() {
        return Stream.of(http(), asked(), state(), said())
                .flatMap(each -> each)
                .flatMap(List::stream)
                .toList();
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
