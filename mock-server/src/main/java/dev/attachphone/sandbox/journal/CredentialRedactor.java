package dev.attachphone.sandbox.journal;

import dev.attachphone.sandbox.request.RequestCredentials;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.request.TenantAccount;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private static final Pattern BEARER = Pattern.compile("\\s*+(bearer )?+\\s*+(.*?)\\s*+", Pattern.CASE_INSENSITIVE);

    /** The redacted value of a header of a request from the tenant. */
    String value(String header, String value, String realm) {
        if (SECRET.stream().anyMatch(header::equalsIgnoreCase)) {
            return MALFORMED;
        }
        if (credentialNames().noneMatch(header::equalsIgnoreCase)) {
            return value;
        }
        Matcher bearer = BEARER.matcher(value);
        return header.equalsIgnoreCase("authorization") && bearer.matches() && bearer.group(1) != null
                ? bearer.group(1) + credential(bearer.group(2), realm)
                : credential(value.strip(), realm);
    }

    private String credential(String credential, String realm) {
        if (!RequestCredentials.isWellFormed(credential)) {
            return credential.isEmpty() ? "" : MALFORMED;
        }
        TenantAccount tenantAccount = TenantAccount.of(credential);
        if (!tenantAccount.tenant().equals(realm)) {
            return OTHER;
        }
        if (tenantAccount.name().isEmpty()) {
            return TOKEN;
        }
        boolean isShown =
                RequestCredentials.INVALID_ACCOUNT_NAMES.contains(tenantAccount.name()) || known.test(tenantAccount);
        return TOKEN + ":" + (isShown ? tenantAccount.name() : OTHER);
    }

    /** The redacted URL. Credentials in the query have no effect, but clients may put them there. */
    String url(String url) {
        String names = credentialNames().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile("([?&](?:" + names + ")=)[^&#]*", Pattern.CASE_INSENSITIVE)
                .matcher(url)
                .replaceAll("$1" + Matcher.quoteReplacement(TOKEN));
    }

    private Stream<String> credentialNames() {
        return operations.all().stream().flatMap(operation -> operation.credentialHeaders().stream());
    }
}
