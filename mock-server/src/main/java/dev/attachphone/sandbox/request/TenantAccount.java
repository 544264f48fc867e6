package dev.attachphone.sandbox.request;

import dev.attachphone.openapi.DemoWorld;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The account that a credential names. A credential has the form {@code <tenant>} or {@code <tenant>:<name>}.
 *
 * @param tenant the part before the first colon, or all of a credential that starts with a colon; tenants share no state
 * @param name the part after the first colon; empty for the main account of the tenant
 */
public record TenantAccount(String tenant, String name) {

    // The vendor's workflow sample uses two tokens for the same account.
    private static final Map<String, String> FIRST_TOKENS = DemoWorld.load().accounts().stream()
            .filter(account -> account.secondToken() != null)
            .collect(Collectors.toUnmodifiableMap(
                    account -> Objects.requireNonNull(account.secondToken()), DemoWorld.DemoAccount::token));

    /** Parses a credential. */
    public static TenantAccount of(String token) {
        String credential = FIRST_TOKENS.getOrDefault(token, token);
        int colon = credential.indexOf(':');
        return colon <= 0
                ? new TenantAccount(credential, "")
                : new TenantAccount(credential.substring(0, colon), credential.substring(colon + 1));
    }

    /** The name of the account for messages. The tenant is a secret and is left out. */
    public String displayName() {
        return name.isEmpty() ? "this token's main account" : "account '" + name + "'";
    }
}
