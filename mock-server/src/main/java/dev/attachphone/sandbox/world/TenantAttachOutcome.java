package dev.attachphone.sandbox.world;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The outcome of a {@link TenantAttachRequest}. Each outcome is named after the answer of the contract that it leads to: {@link
 * AgentNotFound} leads to {@code agent-not-found}.
 */
public sealed interface TenantAttachOutcome {

    /** The names of the answers that outcomes lead to. */
    Set<String> ANSWERS = Arrays.stream(TenantAttachOutcome.class.getPermittedSubclasses())
            .map(outcome ->
                    outcome.getSimpleName().replaceAll("(?<=.)[A-Z]", "-$0").toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    /** Calls the method of the table for this outcome. */
    <T> T map(OutcomeTable<T> table);

    /**
     * A function of outcomes, with one method for each.
     *
     * @param <T> the type of its values
     */
    interface OutcomeTable<T> {

        T agentNotFound(AgentNotFound outcome);

        T providerNotConfigured(ProviderNotConfigured outcome);

        T attachedToAnotherAccount(AttachedToAnotherAccount outcome);

        T alreadyAttached(AlreadyAttached outcome);

        T attached(Attached outcome);
    }

    /** {@code agent-not-found}: the account has no such agent. */
    record AgentNotFound() implements TenantAttachOutcome {
        @Override
        public <T> T map(OutcomeTable<T> table) {
            return table.agentNotFound(this);
        }
    }

    /** {@code provider-not-configured}: the account has not configured the provider. */
    record ProviderNotConfigured() implements TenantAttachOutcome {
        @Override
        public <T> T map(OutcomeTable<T> table) {
            return table.providerNotConfigured(this);
        }
    }

    /**
     * {@code attached-to-another-account}: another account holds a number.
     *
     * @param number the first such number in request order
     */
    record AttachedToAnotherAccount(String number) implements TenantAttachOutcome {
        @Override
        public <T> T map(OutcomeTable<T> table) {
            return table.attachedToAnotherAccount(this);
        }
    }

    /**
     * {@code already-attached}: another agent of the account holds a number, or the same agent holds it under another provider.
     *
     * @param number the first such number in request order
     * @param agent the agent that holds it
     * @param provider the provider under which it is held
     */
    record AlreadyAttached(String number, String agent, String provider) implements TenantAttachOutcome {
        @Override
        public <T> T map(OutcomeTable<T> table) {
            return table.alreadyAttached(this);
        }
    }

    /**
     * {@code attached}: the agent holds every number.
     *
     * @param at the latest time at which one of the numbers was attached, in whole seconds
     * @param added how many of the numbers were not attached before
     * @param status the least ready status of the numbers
     */
    record Attached(Instant at, int added, NumberStatus status) implements TenantAttachOutcome {
        @Override
        public <T> T map(OutcomeTable<T> table) {
            return table.attached(this);
        }
    }
}
