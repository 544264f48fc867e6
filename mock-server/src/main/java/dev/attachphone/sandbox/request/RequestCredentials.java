package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.ContractLimits.TextLimit;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The credentials of a request, created by {@link #of}.
 *
 * @param headers the names of the headers that may carry a credential
 * @param values the credentials in these headers, one for each header line
 * @param accounts the accounts that the valid credentials name
 * @param limit which values can be a credential
 */
public record RequestCredentials(
        List<String> headers, List<String> values, Set<TenantAccount> accounts, TextLimit limit) {

    /** The account names whose credentials are never valid, for tests of expired and revoked tokens. */
    public static final Set<String> INVALID_ACCOUNT_NAMES = Set.of("expired", "revoked");

    /** Reads the credential headers of the operation. */
    public static RequestCredentials of(Operation operation, TextLimit limit, Request request) {
        return of(operation.credentialHeaders(), values(operation, request), limit);
    }

    static RequestCredentials of(List<String> headers, List<String> values, TextLimit limit) {
        Set<TenantAccount> accounts = values.stream()
                .filter(value -> isValid(value, limit))
                .map(TenantAccount::of)
                .collect(Collectors.toUnmodifiableSet());
        return new RequestCredentials(headers, values, accounts, limit);
    }

    /** The credentials in the credential headers of the operation, one for each header line. */
    public static List<String> values(Operation operation, Request request) {
        return operation.credentials().stream()
                .filter(header -> request.containsHeader(header.name()))
                .flatMap(header -> request.header(header.name()).values().stream()
                        .flatMap(value -> header.credentialIn(value).stream()))
                .toList();
    }

    /** The account that the valid credentials name; empty if they name none or more than one. */
    public Optional<TenantAccount> account() {
        return accounts.size() == 1 ? Optional.of(accounts.iterator().next()) : Optional.empty();
    }

    /** The finding {@code invalid-auth}, if the credentials do not name exactly one account. */
    public Optional<RequestFinding> finding() {
        return account().isPresent() ? Optional.empty() : Optional.of(new RequestFinding("invalid-auth", reason()));
    }

    private String reason() {
        String where = String.join(" or ", headers);
        if (values.stream().anyMatch(PlaceholderCredential::matches) && accounts.isEmpty()) {
            return "the credential in " + where
                    + " was never set: it is a placeholder, such as undefined or YOUR_TOKEN";
        }
        if (values.isEmpty()) {
            return "no credential was sent in the header " + where;
        }
        if (accounts.size() > 1) {
            return "the credentials in " + where + " name more than one account";
        }
        return values.stream().anyMatch(limit::allows)
                ? "the credential in " + where + " is expired or revoked"
                : "the credential in " + where + " is not 1 to " + limit.maxLength() + " visible ASCII characters";
    }

    /**
     * The tenant to whom requests with these credentials are shown, valid or not: that of the first well-formed credential, or one
     * that only the same malformed credential has. Empty without a credential, and for placeholders, which many clients send.
     */
    public static Optional<String> tenant(List<String> values, TextLimit limit) {
        List<String> own = values.stream()
                .filter(value -> !value.isEmpty() && !PlaceholderCredential.matches(value))
                .toList();
        return own.stream()
                .filter(limit::allows)
                .map(value -> TenantAccount.of(value).tenant())
                .findFirst()
                .or(() -> own.stream().map(RequestCredentials::ofMalformed).findFirst());
    }

    // Has a space, which no well-formed credential has. Malformed credentials may be long, so they are not kept.
    private static String ofMalformed(String credential) {
        return "malformed " + Sha256.hex(credential);
    }

    /** Whether a value is a credential that names an account and is neither a placeholder, nor expired, nor revoked. */
    public static boolean isValid(String value, TextLimit limit) {
        return limit.allows(value)
                && !PlaceholderCredential.matches(value)
                && !INVALID_ACCOUNT_NAMES.contains(TenantAccount.of(value).name());
    }
}
