package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.TenantAccount;
import dev.attachphone.sandbox.world.WorldDeclaration.Confirmation;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredAccount;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
     * @param confirmation when the status becomes active; empty if it stays as it is
     */
    public record TenantAttachment(
            TenantAccount account,
            String agent,
            String provider,
            NumberStatus status,
            Instant at,
            Optional<DueConfirmation> confirmation) {

        private TenantAttachment at(Instant now, long requests) {
            return confirmation.filter(due -> due.isReached(now, requests)).isPresent()
                    ? new TenantAttachment(account, agent, provider, NumberStatus.ACTIVE, at, Optional.empty())
                    : this;
        }

        private boolean matches(TenantAttachRequest request) {
            return account.equals(request.account())
                    && agent.equals(request.agent())
                    && provider.equals(request.provider());
        }
    }

    /**
     * When a pending number becomes active: as soon as one of the bounds is reached.
     *
     * @param at the time
     * @param requests the count of attach requests of the tenant
     */
    public record DueConfirmation(Optional<Instant> at, OptionalLong requests) {

        private static DueConfirmation of(Confirmation confirmation, Instant now, long requests) {
            return new DueConfirmation(
                    confirmation.after().map(now::plus),
                    confirmation.requests().isPresent()
                            ? OptionalLong.of(requests + confirmation.requests().getAsInt())
                            : OptionalLong.empty());
        }

        private boolean isReached(Instant now, long count) {
            return at.filter(due -> !now.isBefore(due)).isPresent()
                    || (requests.isPresent() && count >= requests.getAsLong());
        }

        private Confirmation remaining(Instant now, long count) {
            return new Confirmation(
                    at.map(due -> Duration.ofSeconds(
                            Duration.between(now, due).plusMillis(999).toSeconds())),
                    requests.isPresent()
                            ? OptionalInt.of(Math.toIntExact(requests.getAsLong() - count))
                            : OptionalInt.empty());
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
    // The size of attachments, for readers that do not wait for an attach.
    private volatile int numbers;
    // Attach requests that were decided by this state.
    private long requests;

    TenantState(InitialWorld world) {
        this.world = world;
    }

    /** Adds the declared numbers and created agents of the tenant and returns this state. */
    synchronized TenantState with(String tenant, WorldDeclaration declaration, Instant now) {
        declaration
                .accounts()
                .forEach((name, account) ->
                        account.created().forEach(agent -> add(new TenantAccount(tenant, name), agent)));
        declaration
                .held()
                .forEach(each -> attachments.put(
                        each.number(),
                        new TenantAttachment(
                                new TenantAccount(tenant, each.account()),
                                each.agent(),
                                each.provider(),
                                each.status(),
                                each.attachedAt().orElse(now).truncatedTo(ChronoUnit.SECONDS),
                                each.confirmation()
                                        .map(confirmation -> DueConfirmation.of(confirmation, now, requests)))));
        numbers = attachments.size();
        return this;
    }

    /** A declaration that leads to this state again. */
    synchronized WorldDeclaration snapshot(String tenant, Instant now) {
        Map<String, DeclaredAccount> accounts = new LinkedHashMap<>();
        world.accounts(tenant)
                .forEach((name, account) -> accounts.put(
                        name,
                        new DeclaredAccount(
                                account.agents(),
                                created(new TenantAccount(tenant, name)),
                                account.providers(),
                                account.confirmations())));
        return new WorldDeclaration(
                accounts,
                attachments(now).entrySet().stream()
                        .map(each -> new DeclaredNumber(
                                each.getKey(),
                                each.getValue().account().name(),
                                each.getValue().agent(),
                                each.getValue().provider(),
                                each.getValue().status(),
                                Optional.of(each.getValue().at()),
                                each.getValue().confirmation().map(due -> due.remaining(now, requests))))
                        .toList());
    }

    /**
     * Attaches all numbers of the request or none. Beyond {@link SandboxLimits#MAX_NUMBERS_PER_TENANT} the oldest attachments of other
     * requests are removed.
     *
     * @param now the instant recorded, truncated to seconds, for numbers that the agent does not hold yet
     */
    public synchronized TenantAttachOutcome attach(TenantAttachRequest request, Instant now) {
        requests++;
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
        Optional<DueConfirmation> confirmation = status == NumberStatus.PENDING
                ? world.confirmationUnder(request.account(), request.provider())
                        .map(declared -> DueConfirmation.of(declared, now, requests))
                : Optional.empty();
        TenantAttachment attachment = new TenantAttachment(
                request.account(),
                request.agent(),
                request.provider(),
                status,
                now.truncatedTo(ChronoUnit.SECONDS),
                confirmation);
        int added = 0;
        Instant latest = Instant.MIN;
        NumberStatus leastReady = NumberStatus.ACTIVE;
        for (String number : request.numbers()) {
            @Nullable TenantAttachment known = attachments.putIfAbsent(number, attachment);
            if (known == null) {
                added++;
            }
            TenantAttachment current = (known == null ? attachment : known).at(now, requests);
            latest = current.at().isAfter(latest) ? current.at() : latest;
            leastReady = current.status().compareTo(leastReady) < 0 ? current.status() : leastReady;
        }
        evictOldestExcept(request);
        numbers = attachments.size();
        // An edited contract may allow a request without numbers.
        return request.numbers().isEmpty()
                ? new TenantAttachOutcome.Attached(attachment.at(), 0, status)
                : new TenantAttachOutcome.Attached(latest, added, leastReady);
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

    /** The attached numbers and their holders at a time, oldest first. */
    public synchronized Map<String, TenantAttachment> attachments(Instant now) {
        Map<String, TenantAttachment> all = new LinkedHashMap<>(attachments);
        all.replaceAll((number, attachment) -> attachment.at(now, requests));
        return all;
    }

    /** The initial and created agents of the account. */
    public synchronized List<String> agents(TenantAccount account) {
        return Stream.concat(world.agents(account).stream(), created(account).stream())
                .toList();
    }

    private List<String> created(TenantAccount account) {
        return agents.stream()
                .filter(agent -> agent.account().equals(account))
                .map(CreatedAgent::id)
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

    /** How many numbers are attached. Does not wait for an attach that is being decided. */
    int numbers() {
        return numbers;
    }
}
