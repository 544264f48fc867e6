package dev.attachphone.sandbox.world;

import java.time.Duration;

/** How much state the sandbox keeps. */
public final class SandboxLimits {

    /** The most tokens whose state is kept; past it the longest unused ones are forgotten. */
    public static final int MAX_TENANTS = 500;

    /** After how long without a request the state of a token is forgotten. */
    public static final Duration IDLE_TIMEOUT = Duration.ofHours(24);

    /** The most numbers attached in one realm, but for a single request of more; the longest attached ones make room. */
    public static final int MAX_NUMBERS_PER_TENANT = 20_000;

    /** The most numbers attached in all realms together; past it the longest unused realms are forgotten. */
    public static final int MAX_NUMBERS = 200_000;

    /** The most agents created in one realm; the longest known ones make room. */
    public static final int MAX_AGENTS_PER_TENANT = 1_000;

    private SandboxLimits() {}
}
