package dev.attachphone.suite.oracle;

import java.util.Optional;

/** The agents that exist, and the words of the cases for them: {@code ${agent}} is another one for each account. */
public enum OracleAgent {
    /** The first of the account with two. */
    FIRST(OracleAccount.VALID, "${agent}"),
    /** The second of the account with two. */
    SECOND(OracleAccount.VALID, "${second-agent}"),
    /** The one of the other account. */
    FOREIGN(OracleAccount.OTHER, "${foreign-agent}");

    private static final String OWN = "${agent}";

    private final OracleAccount oracleAccount;
    private final String placeholder;

    OracleAgent(OracleAccount oracleAccount, String word) {
        this.oracleAccount = oracleAccount;
        this.placeholder = word;
    }

    /** Whose agent it is. */
    public OracleAccount account() {
        return oracleAccount;
    }

    /** The word for it in a request that is sent in the name of its own account. */
    public String placeholder() {
        return oracleAccount == OracleAccount.OTHER ? OWN : placeholder;
    }

    /** The agent that the word stands for in a request sent in that role; empty if there is none. */
    static Optional<OracleAgent> named(String text, String role) {
        if (text.equals(OWN)) {
            return Optional.of(role.equals(OracleAccount.OTHER.role()) ? FOREIGN : FIRST);
        }
        for (OracleAgent agent : values()) {
            if (agent.placeholder.equals(text)) {
                return Optional.of(agent);
            }
        }
        return Optional.empty();
    }
}
