package dev.attachphone.sandbox.journal;

import dev.attachphone.openapi.CredentialHeader;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.request.RequestCredentials;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.request.TenantAccount;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces credentials in recorded requests by variables. The name of a known account is kept; an unknown name may be part of a
 * pasted secret. The test suite redacts its reports with its own code, because it judges the sandbox and must not depend on it.
 *
 * @param operations the operations of the contract, which define the credential headers
 * @param known whether the name of an account is known in the demo world or a declared world
 */
public record CredentialRedactor(ServedOperations operations, Predicate<TenantAccount> known) {

    /** Replaces the token of the request's tenant. A shell variable in the cURL script. */
    static final String TOKEN = "$TOKEN";

    /** Replaces other tokens and the names of unknown accounts. A shell variable in the cURL script. */
    static final String OTHER = "$LEFT_OUT";

    /** Replaces malformed credentials. It contains a space, so it is malformed as well. */
    private static final String MALFORMED = "(left out)";

    private static final Set<String> SECRET = Set.of("cookie", "proxy-authorization");

    /** The redacted value of a header of a request from the tenant. */
    String value(String header, String value, String tenant) {
        if (SECRET.contains(header.toLowerCase(Locale.ROOT))) {
            return MALFORMED;
        }
        for (Operation operation : operations.all()) {
            for (CredentialHeader credentialHeader : operation.credentials()) {
                if (credentialHeader.name().equalsIgnoreCase(header)) {
                    return redacted(credentialHeader, value.strip(), tenant);
                }
            }
        }
        return value;
    }

    private String redacted(CredentialHeader header, String stripped, String tenant) {
        String credential = header.credentialIn(stripped).orElse(stripped);
        String scheme = stripped.substring(0, stripped.length() - credential.length());
        return scheme + redacted(credential, tenant);
    }

    private String redacted(String credential, String tenant) {
        if (!operations.contract().get().limits().credential().allows(credential)) {
            return credential.isEmpty() ? "" : MALFORMED;
        }
        TenantAccount account = TenantAccount.of(credential);
        if (!account.tenant().equals(tenant)) {
            return OTHER;
        }
        if (account.name().isEmpty()) {
            return TOKEN;
        }
        boolean isShown = RequestCredentials.INVALID_ACCOUNT_NAMES.contains(account.name()) || known.test(account);
        return TOKEN + ":" + (isShown ? account.name() : OTHER);
    }

    /** The redacted URL. Credentials in the query have no effect, but clients may put them there. */
    String url(String url) {
        if (url.indexOf('?') < 0) {
            return url;
        }
        String names = operations.all().stream()
                .flatMap(operation -> operation.credentialHeaders().stream())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("([?&](?:" + names + ")=)[^&#]*", Pattern.CASE_INSENSITIVE)
                .matcher(url)
                .replaceAll("$1" + Matcher.quoteReplacement(TOKEN));
    }
}
