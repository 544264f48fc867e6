package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.TenantAccount;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredNumber;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state of one tenant: the attached numbers and the created agents of its accounts. Thread-safe. */
public final class TenantState {

    /**
     * The holder of a number.
     *
     * @param account the account of the agent
     * @param agent the id of the agent
     * @param provider the provider the number is attached under
     * @param status the status of the number
     * @param at when the number was attached, truncated to seconds
     */
    public record TenantAttachment(
            TenantAccount account, String agent, String provider, NumberStatus status, Instant at) {

        private boolean matches(TenantAttachRequest request) {
            return account.equals(request.account())
                    && agent.equals(request.agent())
                    && provider.equals(request.provider());
        }
    }

    /**
     * The size of a state, which is also what a reset removes.
     *
     * @param numbers the number of attached numbers
     * @param agents the number of created agents
     */
    public record ResetSummary(int numbers, int agents) {}

    private record CreatedAgent(TenantAccount account, String id) {}

    private final InitialWorld world;
    // Both are in insertion order, so that the oldest can be removed.
    private final Map<String, TenantAttachment> attachments = new LinkedHashMap<>();
    private final Set<CreatedAgent> agents = new LinkedHashSet<>();

    TenantState(InitialWorld world) {
        this.world = world;
    }

    /** Adds the declared numbers of the tenant and returns this state. */
    synchronized TenantState withNumbers(String tenant, List<DeclaredNumber> numbers, Instant now) {
        numbers.forEach(each -> attachments.put(
                each.number(),
                new TenantAttachment(
                        new TenantAccount(tenant, each.account()), each.agent(), each.provider(), each.status(), now)));
        return this;
    }

    /**
     * Attaches all numbers of the request or none. Beyond {@link SandboxLimits#MAX_NUMBERS_PER_TENANT} the oldest attachments of other
     * requests are removed.
     *
     * @param now the instant recorded for numbers that the agent does not hold yet
     */
    public synchronized TenantAttachOutcome attach(TenantAttachRequest request, Instant now) {
        if (!hasAgent(request.account(), request.agent())) {
            return new TenantAttachOutcome.AgentNotFound();
        }
        Optional<NumberStatus> status = world.statusUnder(request.account(), request.provider());
        if (status.isEmpty()) {
            return new TenantAttachOutcome.ProviderNotConfigured();
        }
        for (String number : request.numbers()) {
            @Nullable TenantAttachment holder = attachments.get(number);
            if (holder != null && !holder.matches(request)) {
                return holder.account().equals(request.account())
                        ? new TenantAttachOutcome.AlreadyAttached(number, holder.agent(), holder.provider())
                        : new TenantAttachOutcome.AttachedToAnotherAccount(number);
            }
        }
        return record(request, status.get(), now);
    }

    private boolean hasAgent(TenantAccount account, String agent) {
        return world.hasInitially(account, agent) || agents.contains(new CreatedAgent(account, agent));
    }

    private TenantAttachOutcome record(TenantAttachRequest request, NumberStatus status, Instant now) {
        List<String> added = request.numbers().stream()
                .filter(number -> !attachments.containsKey(number))
                .toList();
        added.forEach(number -> attachments.put(
                number, new TenantAttachment(request.account(), request.agent(), request.provider(), status, now)));
        evictOldestExcept(request);
        List<TenantAttachment> all = request.numbers().stream()
                .map(attachments::get)
                .filter(Objects::nonNull)
                .toList();
        return new TenantAttachOutcome.Attached(
                all.stream()
                        .map(TenantAttachment::at)
                        .max(Comparator.naturalOrder())
                        .orElse(now),
                added.size(),
                all.stream()
                        .map(TenantAttachment::status)
                        .min(Comparator.naturalOrder())
                        .orElse(status));
    }

    private void evictOldestExcept(TenantAttachRequest request) {
        if (attachments.size() <= SandboxLimits.MAX_NUMBERS_PER_TENANT) {
            return;
        }
        Set<String> requested = new HashSet<>(request.numbers());
        Iterator<String> oldest = attachments.keySet().iterator();
        while (attachments.size() > SandboxLimits.MAX_NUMBERS_PER_TENANT && oldest.hasNext()) {
            if (!requested.contains(oldest.next())) {
                oldest.remove();
            }
        }
    }

    /**
     * Adds a created agent. Beyond {@link SandboxLimits#MAX_AGENTS_PER_TENANT} the oldest created agent is removed. Has no effect in
     * accounts where every agent exists.
     */
    public synchronized void add(TenantAccount account, String agent) {
        if (!world.hasOwnAgentsOnly(account)) {
            return;
        }
        if (agents.size() == SandboxLimits.MAX_AGENTS_PER_TENANT) {
            agents.remove(agents.iterator().next());
        }
        agents.add(new CreatedAgent(account, agent));
    }

    /** The attached numbers and their holders, oldest first. */
    public synchronized Map<String, TenantAttachment> attachments() {
        return new LinkedHashMap<>(attachments);
    }

    /** The initial and created agents of the account. */
    public synchronized List<String> agents(TenantAccount account) {
        return Stream.concat(
                        world.agents(account).stream(),
                        agents.stream()
                                .filter(agent -> agent.account().equals(account))
                                .map(CreatedAgent::id))
                .toList();
    }

    boolean knows(TenantAccount account) {
        return world.knows(account);
    }

    /** Whether every agent but the unknown one exists in the account. */
    public boolean hasEveryAgent(TenantAccount account) {
        return !world.hasOwnAgentsOnly(account);
    }

    synchronized ResetSummary summary() {
        return new ResetSummary(attachments.size(), agents.size());
    }
}
