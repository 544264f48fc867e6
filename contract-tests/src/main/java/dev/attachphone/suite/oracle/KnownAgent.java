package dev.attachphone.suite.oracle;

import java.util.Optional;

/** The agents that exist, and the words of the cases for them: {@code ${agent}} is another one for each account. */
public enum KnownAgent {
    /** The first of the account with two. */
    FIRST(Account.VALID, "${agent}"),
    /** The second of the account with two. */
    SECOND(Account.VALID, "${second-agent}"),
    /** The one of the other account. */
    FOREIGN(Account.OTHER, "${foreign-agent}");

    private static final String OWN = "${agent}";

    private final Account account;
    private final String word;

    KnownAgent(Account account, String word) {
        this.account = account;
        this.word = word;
    }

    /** Whose agent it is. */
    public Account account() {
        return account;
    }

    /** The word for it in a request that is sent in the name of its own account. */
    public String word() {
        return account == Account.OTHER ? OWN : word;
    }

    /** The agent that the word stands for in a request sent in that role; empty if there is none. */
    static Optional<KnownAgent> named(String text, String role) {
        if (text.equals(OWN)) {
            return Optional.of(role.equals(Account.OTHER.role()) ? FOREIGN : FIRST);
        }
        for (KnownAgent agent : values()) {
            if (agent.word.equals(text)) {
                return Optional.of(agent);
            }
        }
        return Optional.empty();
    }
}
