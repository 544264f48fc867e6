package dev.attachphone.suite.generate;

import dev.attachphone.suite.oracle.OracleAccount;
import java.util.List;
import java.util.Locale;

/** Mutations of credentials: missing, wrong, expired, in various headers, several at once, and where credentials are ignored. */
final class CredentialMutations {

    private static final List<String> NOT_A_CREDENTIAL =
            List.of("Bearer ${valid}", "${valid}, ${valid}", "${wrong}, ${valid}", "token ${valid}");

    private CredentialMutations() {}

    static List<RequestMutation> forAttach() {
        return List.of(
                CredentialMutations::invalidOrMissing,
                CredentialMutations::inAnyHeader,
                CredentialMutations::withAnInvalidOne,
                CredentialMutations::twice,
                CredentialMutations::ofBothAccounts,
                CredentialMutations::onlyWhereIgnored,
                CredentialMutations::withinOtherText,
                CredentialMutations::alsoWhereIgnored);
    }

    static List<RequestMutation> forCreateAgent() {
        return List.of(
                CredentialMutations::invalidOrMissing,
                CredentialMutations::inAnyHeader,
                CredentialMutations::asBearer,
                (draft, choices) -> {
                    draft.withoutAccount("none");
                    draft.header(choices.oneOf(List.of("token", "api_access_token")), "${valid}");
                });
    }

    private static void invalidOrMissing(RequestDraft draft, ChoiceSequence choices) {
        draft.withoutAccount(choices.oneOf(List.of("none", "wrong", "expired")));
    }

    private static void inAnyHeader(RequestDraft draft, ChoiceSequence choices) {
        draft.set("in", header(draft, choices));
    }

    private static void withAnInvalidOne(RequestDraft draft, ChoiceSequence choices) {
        draft.header(header(draft, choices), choices.oneOf(List.of("${wrong}", "${expired}", "")));
    }

    private static void twice(RequestDraft draft, ChoiceSequence choices) {
        OracleAccount.of(draft.role()).ifPresent(account -> {
            draft.header(header(draft, choices), placeholder(account));
            draft.addAccount(account);
        });
    }

    private static void ofBothAccounts(RequestDraft draft, ChoiceSequence choices) {
        OracleAccount other =
                draft.role().equals(OracleAccount.VALID.role()) ? OracleAccount.OTHER : OracleAccount.VALID;
        draft.header(header(draft, choices), placeholder(other));
        draft.addAccount(other);
    }

    private static void onlyWhereIgnored(RequestDraft draft, ChoiceSequence choices) {
        draft.withoutAccount("none");
        alsoWhereIgnored(draft, choices);
    }

    private static void alsoWhereIgnored(RequestDraft draft, ChoiceSequence choices) {
        String credential = choices.oneOf(List.of("${valid}", "${other-account}"));
        switch (choices.below(4)) {
            case 0 -> draft.singleHeader("Authorization", credential);
            case 1 -> draft.singleHeader("Authorization", "Bearer " + credential);
            case 2 -> draft.header("Cookie", "token=" + credential);
            default -> draft.set("query", "token=" + credential + "&api_access_token=" + credential);
        }
    }

    // The values contain spaces, since the sandbox accepts every well-formed token.
    private static void withinOtherText(RequestDraft draft, ChoiceSequence choices) {
        draft.withoutAccount("none");
        draft.header(header(draft, choices), choices.oneOf(NOT_A_CREDENTIAL));
    }

    private static void asBearer(RequestDraft draft, ChoiceSequence choices) {
        if (draft.hasAddedAccount()) {
            return;
        }
        OracleAccount account = choices.oneOf(List.of(OracleAccount.VALID, OracleAccount.OTHER));
        draft.withoutAccount("none");
        draft.header(header(draft, choices), "Bearer " + placeholder(account));
        draft.addAccount(account);
    }

    private static String placeholder(OracleAccount account) {
        return "${" + account.role() + "}";
    }

    private static String header(RequestDraft draft, ChoiceSequence choices) {
        String name = choices.oneOf(draft.operation().credentialHeaders());
        return switch (choices.below(3)) {
            case 0 -> name;
            case 1 -> name.toUpperCase(Locale.ROOT);
            default -> RandomTextEdits.randomCase(name, choices);
        };
    }
}
