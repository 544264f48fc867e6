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
 * Leaves out of a request what may be a secret. The name of an account that is known is none; any other may be half of a credential
 * that somebody pasted.
 *
 * @param operations say which headers carry credentials
 * @param known whether the name of an account is one that the sandbox or a declared world has
 */
public record CredentialRedactor(ServedOperations operations, Predicate<TenantAccount> known) {

    /** What stands in place of the token whose request it is; a shell fills it in. */
    static final String TOKEN = "$TOKEN";

    /** What stands in place of another token, or of the name of an account that is not known; a shell fills it in. */
    static final String OTHER = "$LEFT_OUT";

    /** What stands in place of a credential that cannot be one; as it has a space, this cannot be one either. */
    private static final String UNREADABLE = "(left out)";

    private static final Set<String> SECRET = Set.of("cookie", "proxy-authorization");
    private static final Pattern BEARER = Pattern.compile("\\s*+(bearer )?+\\s*+(.*?)\\s*+", Pattern.CASE_INSENSITIVE);

    /** The value of a header of a request from that realm. */
    String value(String header, String value, String realm) {
        if (SECRET.stream().anyMatch(header::equalsIgnoreCase)) {
            return UNREADABLE;
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
            return credential.isEmpty() ? "" : UNREADABLE;
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

    /** The URL; some put the credential there, though it does not count there. */
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
