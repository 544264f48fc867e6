package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.Account;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private final WorldRules rules;
    // Both in the order in which they came, so that the oldest can make room.
    private final Map<String, Attachment> attachments = new LinkedHashMap<>();
    private final Set<CreatedAgent> agents = new LinkedHashSet<>();

    Realm(WorldRules rules) {
        this.rules = rules;
    }

    /**
     * Attaches every number of the claim, or none. In a full realm the longest attached numbers make room, but none of the claim.
     *
     * @param now the instant to record for numbers that the agent does not hold yet
     */
    public synchronized ClaimOutcome attach(Claim claim, Instant now) {
        if (!rules.startsWithAgent(claim.account(), claim.agent())
                && !agents.contains(new CreatedAgent(claim.account(), claim.agent()))) {
            return new ClaimOutcome.AgentNotFound();
        }
        if (!rules.hasProvider(claim.account(), claim.provider())) {
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
        return record(claim, now);
    }

    private ClaimOutcome record(Claim claim, Instant now) {
        List<String> added = claim.numbers().stream()
                .filter(number -> !attachments.containsKey(number))
                .toList();
        added.forEach(number ->
                attachments.put(number, new Attachment(claim.account(), claim.agent(), claim.provider(), now)));
        makeRoomFor(claim);
        Instant latest = claim.numbers().stream()
                .map(attachments::get)
                .filter(Objects::nonNull)
                .map(Attachment::at)
                .max(Instant::compareTo)
                .orElse(now);
        return new ClaimOutcome.Attached(latest, added.size());
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
        if (!rules.hasOwnAgentsOnly(account)) {
            return;
        }
        if (agents.size() == Limits.AGENTS) {
            agents.remove(agents.iterator().next());
        }
        agents.add(new CreatedAgent(account, agent));
    }

    synchronized Forgotten size() {
        return new Forgotten(attachments.size(), agents.size());
    }
}
