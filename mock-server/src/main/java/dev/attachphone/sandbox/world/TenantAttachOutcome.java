package dev.attachphone.sandbox.world;

import java.time.Instant;

/** What became of a {@link TenantAttachRequest}. */
public sealed interface TenantAttachOutcome {

    /** The account has no such agent. */
    record AgentNotFound() implements TenantAttachOutcome {}

    /** The account has not configured the provider. */
    record ProviderNotConfigured() implements TenantAttachOutcome {}

    /**
     * Another account holds a number.
     *
     * @param number the first offending one
     */
    record AttachedToAnotherAccount(String number) implements TenantAttachOutcome {}

    /**
     * Another agent of the account holds a number, or the same agent under another provider.
     *
     * @param number the first offending one
     * @param agent the holder
     * @param provider the provider that the holder has it under
     */
    record AlreadyAttached(String number, String agent, String provider) implements TenantAttachOutcome {}

    /**
     * The agent holds every number.
     *
     * @param at the latest instant at which one of them was attached, to the second
     * @param added how many of them it did not hold before
     * @param status the least ready of their statuses
     */
    record Attached(Instant at, int added, NumberStatus status) implements TenantAttachOutcome {}
}
