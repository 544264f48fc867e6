package dev.attachphone.suite.generate;

import dev.attachphone.suite.oracle.Account;
import java.util.List;
import java.util.Locale;

/** Credentials: none, wrong, expired, in this header or that, beside others, and where they do not count. */
final class CredentialTwists {

    private static final List<String> MORE_THAN_A_CREDENTIAL =
            List.of("Bearer ${valid}", "${valid}, ${valid}", "${wrong}, ${valid}", "token ${valid}");

    private CredentialTwists() {}

    static List<Twist> ofAttaching() {
        return List.of(
                CredentialTwists::worthless,
                CredentialTwists::anotherHeader,
                CredentialTwists::besideAWorthlessOne,
                CredentialTwists::twice,
                CredentialTwists::ofBothAccounts,
                CredentialTwists::whereItDoesNotCount,
                CredentialTwists::withMore,
                CredentialTwists::alsoWhereItDoesNotCount);
    }

    static List<Twist> ofCreating() {
        return List.of(
                CredentialTwists::worthless,
                CredentialTwists::anotherHeader,
                CredentialTwists::asBearer,
                (draft, choices) -> {
                    draft.asNobody("none");
                    draft.header(choices.oneOf(List.of("token", "api_access_token")), "${valid}");
                });
    }

    private static void worthless(Draft draft, Choices choices) {
        draft.asNobody(choices.oneOf(List.of("none", "wrong", "expired")));
    }

    private static void anotherHeader(Draft draft, Choices choices) {
        draft.set("in", header(draft, choices));
    }

    private static void besideAWorthlessOne(Draft draft, Choices choices) {
        draft.header(header(draft, choices), choices.oneOf(List.of("${wrong}", "${expired}", "")));
    }

    private static void twice(Draft draft, Choices choices) {
        Account.of(draft.role()).ifPresent(account -> {
            draft.header(header(draft, choices), word(account));
            draft.names(account);
        });
    }

    private static void ofBothAccounts(Draft draft, Choices choices) {
        Account other = draft.role().equals(Account.VALID.role()) ? Account.OTHER : Account.VALID;
        draft.header(header(draft, choices), word(other));
        draft.names(other);
    }

    private static void whereItDoesNotCount(Draft draft, Choices choices) {
        draft.asNobody("none");
        alsoWhereItDoesNotCount(draft, choices);
    }

    private static void alsoWhereItDoesNotCount(Draft draft, Choices choices) {
        String credential = choices.oneOf(List.of("${valid}", "${other-account}"));
        switch (choices.below(4)) {
            case 0 -> draft.header("Authorization", credential);
            case 1 -> draft.header("Authorization", "Bearer " + credential);
            case 2 -> draft.header("Cookie", "token=" + credential);
            default -> draft.set("query", "token=" + credential + "&api_access_token=" + credential);
        }
    }

    // Each has a space in it: the sandbox takes any word for the credential of an account of its own.
    private static void withMore(Draft draft, Choices choices) {
        draft.asNobody("none");
        draft.header(header(draft, choices), choices.oneOf(MORE_THAN_A_CREDENTIAL));
    }

    private static void asBearer(Draft draft, Choices choices) {
        if (draft.namesAnybody()) {
            return;
        }
        Account account = choices.oneOf(List.of(Account.VALID, Account.OTHER));
        draft.asNobody("none");
        draft.header(header(draft, choices), "Bearer " + word(account));
        draft.names(account);
    }

    private static String word(Account account) {
        return "${" + account.role() + "}";
    }

    private static String header(Draft draft, Choices choices) {
        String name = choices.oneOf(draft.operation().credentialHeaders());
        return switch (choices.below(3)) {
            case 0 -> name;
            case 1 -> name.toUpperCase(Locale.ROOT);
            default -> Spelling.inMixedCase(name, choices);
        };
    }
}
