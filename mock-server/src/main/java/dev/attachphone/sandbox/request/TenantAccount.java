package dev.attachphone.sandbox.request;

import dev.attachphone.openapi.DemoWorld;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The account that a credential names.
 *
 * @param tenant what stands before the first colon of the credential; realms never see each other
 * @param name what stands after it; empty for the realm's main account
 */
public record TenantAccount(String tenant, String name) {

    // The page's workflow has two words for the one credential of its reader.
    private static final Map<String, String> FIRST_TOKENS = DemoWorld.load().accounts().stream()
            .filter(demoAccount -> demoAccount.secondToken() != null)
            .collect(Collectors.toUnmodifiableMap(
                    demoAccount -> Objects.requireNonNull(demoAccount.secondToken()), DemoWorld.DemoAccount::token));

    /** Reads {@code <realm>} or {@code <realm>:<name>}. */
    public static TenantAccount of(String token) {
        String credential = FIRST_TOKENS.getOrDefault(token, token);
        int colon = credential.indexOf(':');
        return colon < 0
                ? new TenantAccount(credential, "")
                : new TenantAccount(credential.substring(0, colon), credential.substring(colon + 1));
    }

    /** What to call this account in an explanation: the realm is a secret, so it is left out. */
    public String displayName() {
        return name.isEmpty() ? "this token's main account" : "account '" + name + "'";
    }
}
