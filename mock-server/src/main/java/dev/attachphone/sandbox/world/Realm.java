package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.Account;
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
public final class Realm {

    /**
     * An agent that was created.
     *
     * @param account whose it is
     * @param id its id
     */
    private record CreatedAgent(Account account, String id) {}

    private final World world;
    // Both in the order in which they came, so that the oldest can make room.
    private final Map<String, Attachment> attachments = new LinkedHashMap<>();
    private final Set<CreatedAgent> agents = new LinkedHashSet<>();

    Realm(World world) {
        this.world = world;
    }

    /** Has the realm, a new one of that name, hold those numbers. */
    synchronized Realm holding(String name, List<Declaration.Held> held, Instant now) {
        held.forEach(each -> attachments.put(
                each.number(),
                new Attachment(new Account(name, each.account()), each.agent(), each.provider(), each.status(), now)));
        return this;
    }

    /**
     * Attaches every number of the claim, or none. In a full realm the longest attached numbers make room, but none of the claim.
     *
     * @param now the instant to record for numbers that the agent does not hold yet
     */
    public synchronized ClaimOutcome attach(Claim claim, Instant now) {
        if (!hasAgent(claim.account(), claim.agent())) {
            return new ClaimOutcome.AgentNotFound();
        }
        Optional<NumberStatus> status = world.statusUnder(claim.account(), claim.provider());
        if (status.isEmpty()) {
            return new ClaimOutcome.ProviderNotConfigured();
        }
        for (String number : claim.numbers()) {
            @Nullable Attachment held = attachments.get(number);
            if (held != null && !held.isOf(claim)) {
                return held.account().equals(claim.account())
                        ? new ClaimOutcome.Held(number, held.agent(), held.provider())
                        : new ClaimOutcome.HeldElsewhere(number);
            }
        }
        return record(claim, status.get(), now);
    }

    private boolean hasAgent(Account account, String agent) {
        return world.hasFromTheStart(account, agent) || agents.contains(new CreatedAgent(account, agent));
    }

    private ClaimOutcome record(Claim claim, NumberStatus status, Instant now) {
        List<String> added = claim.numbers().stream()
                .filter(number -> !attachments.containsKey(number))
                .toList();
        added.forEach(number ->
                attachments.put(number, new Attachment(claim.account(), claim.agent(), claim.provider(), status, now)));
        makeRoomFor(claim);
        List<Attachment> all = claim.numbers().stream()
                .map(attachments::get)
                .filter(Objects::nonNull)
                .toList();
        return new ClaimOutcome.Attached(
                all.stream().map(Attachment::at).max(Instant::compareTo).orElse(now),
                added.size(),
                all.stream()
                        .map(Attachment::status)
                        .min(Comparator.naturalOrder())
                        .orElse(status));
    }

    private void makeRoomFor(Claim claim) {
        if (attachments.size() <= Limits.NUMBERS) {
            return;
        }
        Set<String> claimed = new HashSet<>(claim.numbers());
        Iterator<String> longestAttached = attachments.keySet().iterator();
        while (attachments.size() > Limits.NUMBERS && longestAttached.hasNext()) {
            if (!claimed.contains(longestAttached.next())) {
                longestAttached.remove();
            }
        }
    }

    /** Remembers a new agent; the longest known makes room for it. Where every agent exists, nothing is kept. */
    public synchronized void add(Account account, String agent) {
        if (!world.hasOwnAgentsOnly(account)) {
            return;
        }
        if (agents.size() == Limits.AGENTS) {
            agents.remove(agents.iterator().next());
        }
        agents.add(new CreatedAgent(account, agent));
    }

    /** Who holds what, the longest attached number first. */
    public synchronized Map<String, Attachment> attachments() {
        return new LinkedHashMap<>(attachments);
    }

    /** The agents of the account: those it started with, and those it created. */
    public synchronized List<String> agents(Account account) {
        return Stream.concat(
                        world.agents(account).stream(),
                        agents.stream()
                                .filter(agent -> agent.account().equals(account))
                                .map(CreatedAgent::id))
                .toList();
    }

    boolean knows(Account account) {
        return world.knows(account);
    }

    /** Whether every agent exists in the account, but for the unknown one. */
    public boolean hasEveryAgent(Account account) {
        return !world.hasOwnAgentsOnly(account);
    }

    synchronized Forgotten size() {
        return new Forgotten(attachments.size(), agents.size());
    }
}
