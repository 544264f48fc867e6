package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.TenantAccount;
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

/** The state behind one token: who holds which number, and which agents were created. Safe for use by many threads. */
public final class TenantState {

    /**
     * An agent that was created.
     *
     * @param account whose it is
     * @param id its id
     */
    private record CreatedAgent(TenantAccount account, String id) {}

    private final TenantWorld tenantWorld;
    // Both in the order in which they came, so that the oldest can make room.
    private final Map<String, TenantAttachment> attachments = new LinkedHashMap<>();
    private final Set<CreatedAgent> agents = new LinkedHashSet<>();

    TenantState(TenantWorld tenantWorld) {
        this.tenantWorld = tenantWorld;
    }

    /** Has the realm, a new one of that name, hold those numbers. */
    synchronized TenantState withNumbers(String tenant, List<WorldDeclaration.DeclaredNumber> held, Instant now) {
        held.forEach(each -> attachments.put(
                each.number(),
                new TenantAttachment(
                        new TenantAccount(tenant, each.account()), each.agent(), each.provider(), each.status(), now)));
        return this;
    }

    /**
     * Attaches every number of the claim, or none. In a full realm the longest attached numbers make room, but none of the claim.
     *
     * @param now the instant to record for numbers that the agent does not hold yet
     */
    public synchronized TenantAttachOutcome attach(TenantAttachRequest tenantAttachRequest, Instant now) {
        if (!hasAgent(tenantAttachRequest.account(), tenantAttachRequest.agent())) {
            return new TenantAttachOutcome.AgentNotFound();
        }
        Optional<NumberStatus> status =
                tenantWorld.statusUnder(tenantAttachRequest.account(), tenantAttachRequest.provider());
        if (status.isEmpty()) {
            return new TenantAttachOutcome.ProviderNotConfigured();
        }
        for (String number : tenantAttachRequest.numbers()) {
            @Nullable TenantAttachment held = attachments.get(number);
            if (held != null && !held.matches(tenantAttachRequest)) {
                return held.account().equals(tenantAttachRequest.account())
                        ? new TenantAttachOutcome.AlreadyAttached(number, held.agent(), held.provider())
                        : new TenantAttachOutcome.AttachedToAnotherAccount(number);
            }
        }
        return record(tenantAttachRequest, status.get(), now);
    }

    private boolean hasAgent(TenantAccount tenantAccount, String agent) {
        return tenantWorld.hasFromTheStart(tenantAccount, agent)
                || agents.contains(new CreatedAgent(tenantAccount, agent));
    }

    private TenantAttachOutcome record(TenantAttachRequest tenantAttachRequest, NumberStatus status, Instant now) {
        List<String> added = tenantAttachRequest.numbers().stream()
                .filter(number -> !attachments.containsKey(number))
                .toList();
        added.forEach(number -> attachments.put(
                number,
                new TenantAttachment(
                        tenantAttachRequest.account(),
                        tenantAttachRequest.agent(),
                        tenantAttachRequest.provider(),
                        status,
                        now)));
        evictOldestExcept(tenantAttachRequest);
        List<TenantAttachment> all = tenantAttachRequest.numbers().stream()
                .map(attachments::get)
                .filter(Objects::nonNull)
                .toList();
        return new TenantAttachOutcome.Attached(
                all.stream().map(TenantAttachment::at).max(Instant::compareTo).orElse(now),
                added.size(),
                all.stream()
                        .map(TenantAttachment::status)
                        .min(Comparator.naturalOrder())
                        .orElse(status));
    }

    private void evictOldestExcept(TenantAttachRequest tenantAttachRequest) {
        if (attachments.size() <= SandboxLimits.MAX_NUMBERS_PER_TENANT) {
            return;
        }
        Set<String> claimed = new HashSet<>(tenantAttachRequest.numbers());
        Iterator<String> longestAttached = attachments.keySet().iterator();
        while (attachments.size() > SandboxLimits.MAX_NUMBERS_PER_TENANT && longestAttached.hasNext()) {
            if (!claimed.contains(longestAttached.next())) {
                longestAttached.remove();
            }
        }
    }

    /** Remembers a new agent; the longest known makes room for it. Where every agent exists, nothing is kept. */
    public synchronized void add(TenantAccount tenantAccount, String agent) {
        if (!tenantWorld.hasOwnAgentsOnly(tenantAccount)) {
            return;
        }
        if (agents.size() == SandboxLimits.MAX_AGENTS_PER_TENANT) {
            agents.remove(agents.iterator().next());
        }
        agents.add(new CreatedAgent(tenantAccount, agent));
    }

    /** Who holds what, the longest attached number first. */
    public synchronized Map<String, TenantAttachment> attachments() {
        return new LinkedHashMap<>(attachments);
    }

    /** The agents of the account: those it started with, and those it created. */
    public synchronized List<String> agents(TenantAccount tenantAccount) {
        return Stream.concat(
                        tenantWorld.agents(tenantAccount).stream(),
                        agents.stream()
                                .filter(agent -> agent.account().equals(tenantAccount))
                                .map(CreatedAgent::id))
                .toList();
    }

    boolean knows(TenantAccount tenantAccount) {
        return tenantWorld.knows(tenantAccount);
    }

    /** Whether every agent exists in the account, but for the unknown one. */
    public boolean hasEveryAgent(TenantAccount tenantAccount) {
        return !tenantWorld.hasOwnAgentsOnly(tenantAccount);
    }

    synchronized ResetSummary summary() {
        return new ResetSummary(attachments.size(), agents.size());
    }
}
