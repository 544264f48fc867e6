package dev.attachphone.suite.oracle;

import java.util.Set;

/** The words for providers, each one of the contract's values. */
public final class ProviderPlaceholder {

    /** The first that the sending account has configured. */
    public static final String FIRST = "${provider}";

    /** The second that it has configured; only the account with two agents has one. */
    public static final String SECOND = "${second-provider}";

    /** One that it has not configured; only for the other account there is one. */
    public static final String UNCONFIGURED = "${unconfigured-provider}";

    static final Set<String> ALL = Set.of(FIRST, SECOND, UNCONFIGURED);

    private ProviderPlaceholder() {}
}
