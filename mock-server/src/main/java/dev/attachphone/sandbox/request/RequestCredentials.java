package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The credentials of a request.
 *
 * @param headers the names of the headers they may stand in
 * @param values what stands there, one for each header line
 */
public record RequestCredentials(List<String> headers, List<String> values) {

    /** The names of accounts whose credentials are never valid. */
    public static final Set<String> INVALID_ACCOUNT_NAMES = Set.of("expired", "revoked");

    /** The most characters of a credential. */
    public static final int MAX_LENGTH = 256;

    /** Reads the headers in which the operation takes credentials. */
    public static RequestCredentials of(Operation operation, Request request) {
        List<String> values = operation.credentialHeaders().stream()
                .filter(request::containsHeader)
                .flatMap(header -> request.header(header).values().stream()
                        .map(value -> header.equalsIgnoreCase("authorization") ? withoutScheme(value) : value.strip()))
                .toList();
        return new RequestCredentials(operation.credentialHeaders(), values);
    }

    /** The one account that the valid credentials name; empty if they name none or several. */
    public Optional<TenantAccount> account() {
        Set<TenantAccount> accounts = accounts();
        return accounts.size() == 1 ? Optional.of(accounts.iterator().next()) : Optional.empty();
    }

    public Optional<RequestFinding> finding() {
        return account().isPresent() ? Optional.empty() : Optional.of(new RequestFinding("invalid-auth", because()));
    }

    private String because() {
        String where = String.join(" or ", headers);
        if (values.isEmpty()) {
            return "no credential was sent in the header " + where;
        }
        if (accounts().size() > 1) {
            return "the credentials in " + where + " name more than one account";
        }
        return values.stream().anyMatch(RequestCredentials::isWellFormed)
                ? "the credential in " + where + " is expired or revoked"
                : "the credential in " + where + " is not 1 to " + MAX_LENGTH + " visible ASCII characters";
    }

    /** Those that can be read, valid or not. */
    Stream<String> wellFormed() {
        return values.stream().filter(RequestCredentials::isWellFormed);
    }

    private Set<TenantAccount> accounts() {
        return values.stream()
                .filter(RequestCredentials::isValid)
                .map(TenantAccount::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a credential is one that names an account. */
    public static boolean isValid(String value) {
        return isWellFormed(value)
                && !INVALID_ACCOUNT_NAMES.contains(TenantAccount.of(value).name());
    }

    /** Whether a credential can be read, valid or not. */
    public static boolean isWellFormed(String value) {
        return !value.isEmpty()
                && value.length() <= MAX_LENGTH
                && value.chars().allMatch(character -> character > 0x20 && character < 0x7f);
    }

    private static String withoutScheme(String value) {
        String stripped = value.strip();
        String scheme = "Bearer ";
        return stripped.regionMatches(true, 0, scheme, 0, scheme.length())
                ? stripped.substring(scheme.length()).strip()
                : stripped;
    }
}
