package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.TenantAccount;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The realms of all tokens, within {@link SandboxLimits}. Safe for use by many threads. */
public final class TenantStates {

    /**
     * A realm that is kept.
     *
     * @param realm the realm
     * @param usedAt when it was last asked for
     */
    private record CachedState(TenantState realm, Instant usedAt) {}

    // Counting all numbers takes a while, and a request adds few.
    private static final int COUNTED = 20;

    private final TenantWorld defaults;
    private final Map<String, WorldDeclaration> declared;
    private final InstantSource clock;
    // The longest unused comes first: a realm that is asked for is taken out and put back at the end.
    private final Map<String, CachedState> realms = new LinkedHashMap<>();

    private int kept;

    /**
     * Makes worlds without state.
     *
     * @param elsewhere what realms start with of which nothing is declared
     * @param declared what is declared of realms from the start, by realm
     * @param clock tells how long a realm has been unused
     */
    public TenantStates(DefaultWorld elsewhere, Map<String, WorldDeclaration> declared, InstantSource clock) {
        this.defaults = elsewhere;
        this.declared = Map.copyOf(declared);
        this.clock = clock;
    }

    /** The realm of the account, made when it is first asked for; the longest unused one makes room for it. */
    public synchronized TenantState of(TenantAccount tenantAccount) {
        evictIdle();
        @Nullable CachedState known = realms.get(tenantAccount.tenant());
        TenantState tenantState = known == null ? atFirst(tenantAccount.tenant()) : known.realm();
        keep(tenantAccount.tenant(), tenantState);
        return tenantState;
    }

    /** Whether the account's name is that of one which the world of its realm has; asking does not count as use. */
    public synchronized boolean knows(TenantAccount tenantAccount) {
        @Nullable CachedState cachedState = realms.get(tenantAccount.tenant());
        return (cachedState == null ? atFirst(tenantAccount.tenant()) : cachedState.realm()).knows(tenantAccount);
    }

    /** Has the realm of the account start afresh, in a world of its client's making. */
    public synchronized void declare(TenantAccount tenantAccount, WorldDeclaration worldDeclaration) {
        evictIdle();
        keep(tenantAccount.tenant(), declared(tenantAccount.tenant(), worldDeclaration));
    }

    private TenantState atFirst(String name) {
        @Nullable WorldDeclaration worldDeclaration = declared.get(name);
        return worldDeclaration == null ? new TenantState(defaults) : declared(name, worldDeclaration);
    }

    private TenantState declared(String name, WorldDeclaration worldDeclaration) {
        return new TenantState(new DeclaredWorld(worldDeclaration, defaults))
                .withNumbers(name, worldDeclaration.held(), now());
    }

    private void keep(String name, TenantState tenantState) {
        realms.remove(name);
        if (realms.size() == SandboxLimits.MAX_TENANTS) {
            realms.remove(realms.keySet().iterator().next());
        }
        realms.put(name, new CachedState(tenantState, clock.instant()));
        if (++kept % COUNTED == 0) {
            evictBeyondMaxNumbers();
        }
    }

    // The realm that was asked for last stays in any case.
    private void evictBeyondMaxNumbers() {
        int all = realms.values().stream()
                .mapToInt(each -> each.realm().summary().numbers())
                .sum();
        Iterator<CachedState> longestUnused = realms.values().iterator();
        for (int left = realms.size(); all > SandboxLimits.MAX_NUMBERS && left > 1; left--) {
            all -= longestUnused.next().realm().summary().numbers();
            longestUnused.remove();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Starts the realm of the account afresh, for all of its accounts. */
    public synchronized ResetSummary reset(TenantAccount tenantAccount) {
        @Nullable CachedState cachedState = realms.remove(tenantAccount.tenant());
        return cachedState == null
                ? new ResetSummary(0, 0)
                : cachedState.realm().summary();
    }

    /** Starts every realm afresh. */
    public synchronized void resetAll() {
        realms.clear();
    }

    private void evictIdle() {
        Instant limit = clock.instant().minus(SandboxLimits.IDLE_TIMEOUT);
        Iterator<CachedState> longestUnused = realms.values().iterator();
        while (longestUnused.hasNext() && !longestUnused.next().usedAt().isAfter(limit)) {
            longestUnused.remove();
        }
    }
}
