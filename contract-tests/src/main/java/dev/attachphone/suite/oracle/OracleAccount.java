package dev.attachphone.suite.oracle;

import java.util.Optional;

/** The accounts that generated requests are sent for. */
public enum OracleAccount {
    /** The one with two agents. */
    VALID("valid"),
    /** The one with an agent of its own, and a provider that it has not configured. */
    OTHER("other-account");

    private final String role;

    OracleAccount(String role) {
        this.role = role;
    }

    /** The word of the cases for its credential. */
    public String role() {
        return role;
    }

    /** The account whose valid credential the role is; empty for all others. */
    public static Optional<OracleAccount> of(String role) {
        for (OracleAccount oracleAccount : values()) {
            if (oracleAccount.role.equals(role)) {
                return Optional.of(oracleAccount);
            }
        }
        return Optional.empty();
    }
}
