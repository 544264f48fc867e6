package dev.attachphone.suite.oracle;

import java.util.Optional;
import java.util.stream.Stream;

/** The agents of the model, with their placeholders. {@code ${agent}} stands for a different agent in each account. */
public enum OracleAgent {
    /** The first agent of the account that has two. */
    FIRST(OracleAccount.VALID, "${agent}"),
    /** The second agent of that account. */
    SECOND(OracleAccount.VALID, "${second-agent}"),
    /** The agent of the other account. */
    FOREIGN(OracleAccount.OTHER, "${foreign-agent}");

    private static final String OWN = "${agent}";

    private final OracleAccount account;
    private final String placeholder;

    OracleAgent(OracleAccount account, String placeholder) {
        this.account = account;
        this.placeholder = placeholder;
    }

    /** The account that the agent belongs to. */
    public OracleAccount account() {
        return account;
    }

    /** The placeholder for the agent in a request of its own account. */
    public String placeholder() {
        return account == OracleAccount.OTHER ? OWN : placeholder;
    }

    /** The agent that the text stands for in a request of the role; empty if it stands for none. */
    static Optional<OracleAgent> named(String text, String role) {
        if (text.equals(OWN)) {
            return Optional.of(role.equals(OracleAccount.OTHER.role()) ? FOREIGN : FIRST);
        }
        return Stream.of(values())
                .filter(agent -> agent.placeholder.equals(text))
                .findFirst();
    }
}
