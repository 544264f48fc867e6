package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.Account;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The realms of all tokens, within {@link Limits}. Safe for use by many threads. */
public final class Worlds {

    /**
     * A realm that is kept.
     *
     * @param realm the realm
     * @param usedAt when it was last asked for
     */
    private record Kept(Realm realm, Instant usedAt) {}

    private final WorldRules rules;
    private final InstantSource clock;
    // The longest unused comes first: a realm that is asked for is taken out and put back at the end.
    private final Map<String, Kept> realms = new LinkedHashMap<>();

    /**
     * Makes worlds without state.
     *
     * @param rules what every realm starts with
     * @param clock tells how long a realm has been unused
     */
    public Worlds(WorldRules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** The realm of the account, made when it is first asked for; the longest unused one makes room for it. */
    public synchronized Realm of(Account account) {
        Instant now = clock.instant();
        forgetUnusedSince(now.minus(Limits.UNUSED));
        @Nullable Kept known = realms.remove(account.realm());
        Realm realm = known == null ? new Realm(rules) : known.realm();
        if (realms.size() == Limits.REALMS) {
            realms.remove(realms.keySet().iterator().next());
        }
        realms.put(account.realm(), new Kept(realm, now));
        return realm;
    }

    /** Starts the realm of the account afresh, for all of its accounts. */
    public synchronized Forgotten forget(Account account) {
        @Nullable Kept kept = realms.remove(account.realm());
        return kept == null ? new Forgotten(0, 0) : kept.realm().size();
    }

    /** Starts every realm afresh. */
    public synchronized void forgetAll() {
        realms.clear();
    }

    private void forgetUnusedSince(Instant limit) {
        Iterator<Kept> longestUnused = realms.values().iterator();
        while (longestUnused.hasNext() && !longestUnused.next().usedAt().isAfter(limit)) {
            longestUnused.remove();
        }
    }
}
