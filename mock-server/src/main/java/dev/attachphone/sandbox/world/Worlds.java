package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.Account;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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

    // Counting all numbers takes a while, and a request adds few.
    private static final int COUNTED = 20;

    private final World elsewhere;
    private final Map<String, Declaration> declared;
    private final InstantSource clock;
    // The longest unused comes first: a realm that is asked for is taken out and put back at the end.
    private final Map<String, Kept> realms = new LinkedHashMap<>();

    private int kept;

    /**
     * Makes worlds without state.
     *
     * @param elsewhere what realms start with of which nothing is declared
     * @param declared what is declared of realms from the start, by realm
     * @param clock tells how long a realm has been unused
     */
    public Worlds(WorldRules elsewhere, Map<String, Declaration> declared, InstantSource clock) {
        this.elsewhere = elsewhere;
        this.declared = Map.copyOf(declared);
        this.clock = clock;
    }

    /** The realm of the account, made when it is first asked for; the longest unused one makes room for it. */
    public synchronized Realm of(Account account) {
        forgetUnused();
        @Nullable Kept known = realms.get(account.realm());
        Realm realm = known == null ? atFirst(account.realm()) : known.realm();
        keep(account.realm(), realm);
        return realm;
    }

    /** Whether the account's name is that of one which the world of its realm has; asking does not count as use. */
    public synchronized boolean knows(Account account) {
        @Nullable Kept kept = realms.get(account.realm());
        return (kept == null ? atFirst(account.realm()) : kept.realm()).knows(account);
    }

    /** Has the realm of the account start afresh, in a world of its client's making. */
    public synchronized void declare(Account account, Declaration declaration) {
        forgetUnused();
        keep(account.realm(), declared(account.realm(), declaration));
    }

    private Realm atFirst(String name) {
        @Nullable Declaration declaration = declared.get(name);
        return declaration == null ? new Realm(elsewhere) : declared(name, declaration);
    }

    private Realm declared(String name, Declaration declaration) {
        return new Realm(new DeclaredWorld(declaration, elsewhere)).holding(name, declaration.held(), now());
    }

    private void keep(String name, Realm realm) {
        realms.remove(name);
        if (realms.size() == Limits.REALMS) {
            realms.remove(realms.keySet().iterator().next());
        }
        realms.put(name, new Kept(realm, clock.instant()));
        if (++kept % COUNTED == 0) {
            forgetBeyondAllNumbers();
        }
    }

    // The realm that was asked for last stays in any case.
    private void forgetBeyondAllNumbers() {
        int all = realms.values().stream()
                .mapToInt(each -> each.realm().size().numbers())
                .sum();
        Iterator<Kept> longestUnused = realms.values().iterator();
        for (int left = realms.size(); all > Limits.ALL_NUMBERS && left > 1; left--) {
            all -= longestUnused.next().realm().size().numbers();
            longestUnused.remove();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
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

    private void forgetUnused() {
        Instant limit = clock.instant().minus(Limits.UNUSED);
        Iterator<Kept> longestUnused = realms.values().iterator();
        while (longestUnused.hasNext() && !longestUnused.next().usedAt().isAfter(limit)) {
            longestUnused.remove();
        }
    }
}
