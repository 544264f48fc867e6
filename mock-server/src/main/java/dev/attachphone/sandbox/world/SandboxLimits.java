package dev.attachphone.sandbox.world;

import java.time.Duration;

/** The bounds on the state that the sandbox keeps. When a bound is reached, the oldest state is removed. */
public final class SandboxLimits {

    /** The maximum number of tenants. Beyond it the least recently used tenant is removed. */
    public static final int MAX_TENANTS = 500;

    /** The time after the last request of a tenant after which its state is removed. */
    public static final Duration IDLE_TIMEOUT = Duration.ofHours(24);

    /**
     * The maximum number of attached numbers of a tenant. Beyond it the oldest attachments are removed, except those of the current
     * request, which may alone exceed the bound.
     */
    public static final int MAX_NUMBERS_PER_TENANT = 20_000;

    /** The maximum number of attached numbers of all tenants. Beyond it the least recently used tenants are removed. */
    public static final int MAX_NUMBERS = 200_000;

    /** The maximum number of created agents of a tenant. Beyond it the oldest is removed. */
    public static final int MAX_AGENTS_PER_TENANT = 1_000;

    /** The maximum size of a snapshot that is put back by a request. One with {@link #MAX_NUMBERS_PER_TENANT} numbers has about 3 MB. */
    public static final int MAX_SNAPSHOT_BYTES = 16 * 1024 * 1024;

    /** The path of snapshots. */
    public static final String SNAPSHOT_PATH = "/__sandbox/world.json";

    private SandboxLimits() {}
}
