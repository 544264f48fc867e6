package dev.attachphone.sandbox.request;

import dev.attachphone.openapi.DemoWorld;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The account that a credential names.
 *
 * @param realm what stands before the first colon of the credential; realms never see each other
 * @param name what stands after it; empty for the realm's main account
 */
public record Account(String realm, String name) {

    // The page's workflow has two words for the one credential of its reader.
    private static final Map<String, String> FIRST_TOKENS = DemoWorld.load().accounts().stream()
            .filter(account -> account.secondToken() != null)
            .collect(Collectors.toUnmodifiableMap(
                    account -> Objects.requireNonNull(account.secondToken()), DemoWorld.Account::token));

    /** Reads {@code <realm>} or {@code <realm>:<name>}. */
    public static Account of(String token) {
        String credential = FIRST_TOKENS.getOrDefault(token, token);
        int colon = credential.indexOf(':');
        return colon < 0
                ? new Account(credential, "")
                : new Account(credential.substring(0, colon), credential.substring(colon + 1));
    }

    /** What to call this account in an explanation: the realm is a secret, so it is left out. */
    public String label() {
        return name.isEmpty() ? "this token's main account" : "account '" + name + "'";
    }
}
