package dev.attachphone.suite.oracle;

import java.util.Optional;
import java.util.stream.Stream;

/** The accounts of the model. */
public enum OracleAccount {
    /** The account with two agents; it has configured every provider that the cases use. */
    VALID("valid"),
    /** The account with one agent and a provider that is not configured. */
    OTHER("other-account");

    private final String role;

    OracleAccount(String role) {
        this.role = role;
    }

    /** The role of the account's valid credential. */
    public String role() {
        return role;
    }

    /** The account whose valid credential has that role; empty for the roles of other credentials. */
    public static Optional<OracleAccount> of(String role) {
        return Stream.of(values()).filter(account -> account.role.equals(role)).findFirst();
    }
}
