package dev.attachphone.sandbox.request;

import dev.attachphone.openapi.DemoWorld;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognizes credentials that were never set: an undefined value that a program converted to text, a variable that was not replaced, or a
 * placeholder that was copied from documentation (decision 25). Many clients send the same ones, so they never name an account.
 */
final class PlaceholderCredential {

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "undefined|null|none|nil|\\[object object]"
                    + "|\\$[a-z_]\\w*|\\$?\\{.*}|<.*>|%\\w+%"
                    + "|\\W*your[-_ ](\\w+[-_ ])*(token|key|secret|credential)s?\\W*",
            Pattern.CASE_INSENSITIVE);

    /** The vendor's samples have placeholders as well, which name the accounts of the demo world. */
    private static final Set<String> DEMO_TOKENS = DemoWorld.load().accounts().stream()
            .flatMap(account -> Stream.of(account.token(), account.secondToken()))
            .filter(Objects::nonNull)
            .map(token -> TenantAccount.of(token).tenant())
            .collect(Collectors.toUnmodifiableSet());

    private PlaceholderCredential() {}

    /** Whether a credential, without the name of an account after a colon, is a placeholder. */
    static boolean matches(String credential) {
        String tenant = TenantAccount.of(credential).tenant();
        return !DEMO_TOKENS.contains(tenant) && PLACEHOLDER.matcher(tenant).matches();
    }
}
