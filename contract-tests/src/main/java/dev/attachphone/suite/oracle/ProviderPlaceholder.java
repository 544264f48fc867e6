package dev.attachphone.suite.oracle;

import java.util.Set;

/** The placeholders for providers. Each stands for one of the contract's values. */
public final class ProviderPlaceholder {

    /** The first provider that the sending account has configured. */
    public static final String FIRST = "${provider}";

    /** The second provider that the sending account has configured; only {@link OracleAccount#VALID} has one. */
    public static final String SECOND = "${second-provider}";

    /** A provider that the sending account has not configured; only {@link OracleAccount#OTHER} has one. */
    public static final String UNCONFIGURED = "${unconfigured-provider}";

    static final Set<String> ALL = Set.of(FIRST, SECOND, UNCONFIGURED);

    private ProviderPlaceholder() {}
}
