package dev.attachphone.sandbox.world;

import java.time.Duration;

/** How much state the sandbox keeps. */
public final class Limits {

    /** The most tokens whose state is kept; past it the longest unused ones are forgotten. */
    public static final int REALMS = 500;

    /** After how long without a request the state of a token is forgotten. */
    public static final Duration UNUSED = Duration.ofHours(24);

    /** The most numbers attached in one realm, but for a single request of more; the longest attached ones make room. */
    public static final int NUMBERS = 20_000;

    /** The most numbers attached in all realms together; past it the longest unused realms are forgotten. */
    public static final int ALL_NUMBERS = 200_000;

    /** The most agents created in one realm; the longest known ones make room. */
    public static final int AGENTS = 1_000;

    private Limits() {}
}
