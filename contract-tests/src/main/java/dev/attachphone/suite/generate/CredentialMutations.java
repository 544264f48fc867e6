package dev.attachphone.suite.generate;

import dev.attachphone.suite.oracle.OracleAccount;
import java.util.List;
import java.util.Locale;

/** Credentials: none, wrong, expired, in this header or that, beside others, and where they do not count. */
final class CredentialMutations {

    private static final List<String> MORE_THAN_A_CREDENTIAL =
            List.of("Bearer ${valid}", "${valid}, ${valid}", "${wrong}, ${valid}", "token ${valid}");

    private CredentialMutations() {}

    static List<RequestMutation> forAttach() {
        return List.of(
                CredentialMutations::worthless,
                CredentialMutations::anotherHeader,
                CredentialMutations::besideAWorthlessOne,
                CredentialMutations::twice,
                CredentialMutations::ofBothAccounts,
                CredentialMutations::whereItDoesNotCount,
                CredentialMutations::withMore,
                CredentialMutations::alsoWhereItDoesNotCount);
    }

    static List<RequestMutation> forCreateAgent() {
        return List.of(
                CredentialMutations::worthless,
                CredentialMutations::anotherHeader,
                CredentialMutations::asBearer,
                (requestDraft, choiceSequence) -> {
                    requestDraft.withoutAccount("none");
                    requestDraft.header(choiceSequence.oneOf(List.of("token", "api_access_token")), "${valid}");
                });
    }

    private static void worthless(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        requestDraft.withoutAccount(choiceSequence.oneOf(List.of("none", "wrong", "expired")));
    }

    private static void anotherHeader(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        requestDraft.set("in", header(requestDraft, choiceSequence));
    }

    private static void besideAWorthlessOne(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        requestDraft.header(
                header(requestDraft, choiceSequence), choiceSequence.oneOf(List.of("${wrong}", "${expired}", "")));
    }

    private static void twice(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        OracleAccount.of(requestDraft.role()).ifPresent(oracleAccount -> {
            requestDraft.header(header(requestDraft, choiceSequence), word(oracleAccount));
            requestDraft.addAccount(oracleAccount);
        });
    }

    private static void ofBothAccounts(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        OracleAccount other =
                requestDraft.role().equals(OracleAccount.VALID.role()) ? OracleAccount.OTHER : OracleAccount.VALID;
        requestDraft.header(header(requestDraft, choiceSequence), word(other));
        requestDraft.addAccount(other);
    }

    private static void whereItDoesNotCount(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        requestDraft.withoutAccount("none");
        alsoWhereItDoesNotCount(requestDraft, choiceSequence);
    }

    private static void alsoWhereItDoesNotCount(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        String credential = choiceSequence.oneOf(List.of("${valid}", "${other-account}"));
        switch (choiceSequence.below(4)) {
            case 0 -> requestDraft.header("Authorization", credential);
            case 1 -> requestDraft.header("Authorization", "Bearer " + credential);
            case 2 -> requestDraft.header("Cookie", "token=" + credential);
            default -> requestDraft.set("query", "token=" + credential + "&api_access_token=" + credential);
        }
    }

    // Each has a space in it: the sandbox takes any word for the credential of an account of its own.
    private static void withMore(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        requestDraft.withoutAccount("none");
        requestDraft.header(header(requestDraft, choiceSequence), choiceSequence.oneOf(MORE_THAN_A_CREDENTIAL));
    }

    private static void asBearer(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        if (requestDraft.hasAddedAccount()) {
            return;
        }
        OracleAccount oracleAccount = choiceSequence.oneOf(List.of(OracleAccount.VALID, OracleAccount.OTHER));
        requestDraft.withoutAccount("none");
        requestDraft.header(header(requestDraft, choiceSequence), "Bearer " + word(oracleAccount));
        requestDraft.addAccount(oracleAccount);
    }

    private static String word(OracleAccount oracleAccount) {
        return "${" + oracleAccount.role() + "}";
    }

    private static String header(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        String name = choiceSequence.oneOf(requestDraft.operation().credentialHeaders());
        return switch (choiceSequence.below(3)) {
            case 0 -> name;
            case 1 -> name.toUpperCase(Locale.ROOT);
            default -> RandomTextEdits.randomCase(name, choiceSequence);
        };
    }
}
