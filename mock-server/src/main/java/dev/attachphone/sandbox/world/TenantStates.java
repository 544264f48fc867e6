package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.TenantAccount;
import dev.attachphone.sandbox.world.TenantState.ResetSummary;
import dev.attachphone.sandbox.world.TenantState.TenantAttachment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The states of all tenants, bounded by {@link SandboxLimits}. Thread-safe. */
public final class TenantStates {

    private record CachedState(TenantState state, Instant usedAt) {}

    // Counting the numbers of all tenants is slow, and a single request adds few.
    private static final int USES_BETWEEN_COUNTS = 20;

    private final DefaultWorld defaults;
    private final Map<String, WorldDeclaration> declared;
    private final InstantSource clock;
    // Least recently used first: a state that is used is removed and added again.
    private final Map<String, CachedState> states = new LinkedHashMap<>();
    private int uses;

    /**
     * Creates an empty store.
     *
     * @param defaults the world of tenants without a declaration
     * @param declared the initial declarations by tenant
     * @param clock supplies the time for {@link SandboxLimits#IDLE_TIMEOUT} and for declared numbers
     */
    public TenantStates(DefaultWorld defaults, Map<String, WorldDeclaration> declared, InstantSource clock) {
        this.defaults = defaults;
        this.declared = Map.copyOf(declared);
        this.clock = clock;
    }

    /** The state of the account's tenant, created on first use. */
    public TenantState of(TenantAccount account) {
        return of(account.tenant(), clock.instant());
    }

    private synchronized TenantState of(String tenant, Instant now) {
        evictIdle(now);
        @Nullable CachedState cached = states.get(tenant);
        TenantState state = cached == null ? initialState(tenant) : cached.state();
        put(tenant, state, now);
        return state;
    }

    /** Whether the world of the account's tenant knows the account's name. Does not count as use of the state. */
    public synchronized boolean knows(TenantAccount account) {
        @Nullable CachedState cached = states.get(account.tenant());
        return (cached == null ? initialState(account.tenant()) : cached.state()).knows(account);
    }

    /** The attached numbers of the account's tenant and their holders, oldest first. */
    public Map<String, TenantAttachment> attachments(TenantAccount account) {
        return of(account).attachments(clock.instant());
    }

    /** A declaration that leads to the state of the account's tenant again. */
    public WorldDeclaration snapshot(TenantAccount account) {
        return of(account).snapshot(account.tenant(), clock.instant());
    }

    /** Replaces the state of the account's tenant by a declared world. */
    public synchronized void declare(TenantAccount account, WorldDeclaration declaration) {
        Instant now = clock.instant();
        evictIdle(now);
        put(account.tenant(), declaredState(account.tenant(), declaration), now);
    }

    /** Resets the state of the account's tenant, for all its accounts, and returns what was removed. */
    public synchronized ResetSummary reset(TenantAccount account) {
        @Nullable CachedState cached = states.remove(account.tenant());
        return cached == null ? new ResetSummary(0, 0) : cached.state().summary();
    }

    /** Resets the states of all tenants. */
    public synchronized void resetAll() {
        states.clear();
    }

    private TenantState initialState(String tenant) {
        @Nullable WorldDeclaration declaration = declared.get(tenant);
        return declaration == null ? new TenantState(defaults) : declaredState(tenant, declaration);
    }

    private TenantState declaredState(String tenant, WorldDeclaration declaration) {
        return new TenantState(new DeclaredWorld(declaration, defaults)).with(tenant, declaration, clock.instant());
    }

    private void put(String tenant, TenantState state, Instant now) {
        states.remove(tenant);
        if (states.size() == SandboxLimits.MAX_TENANTS) {
            states.remove(states.keySet().iterator().next());
        }
        states.put(tenant, new CachedState(state, now));
        if (++uses % USES_BETWEEN_COUNTS == 0) {
            evictBeyondMaxNumbers();
        }
    }

    /** Removes least recently used states, but never the most recently used one. */
    private void evictBeyondMaxNumbers() {
        int total = states.values().stream()
                .mapToInt(cached -> cached.state().numbers())
                .sum();
        Iterator<CachedState> leastRecentlyUsed = states.values().iterator();
        for (int left = states.size(); total > SandboxLimits.MAX_NUMBERS && left > 1; left--) {
            total -= leastRecentlyUsed.next().state().numbers();
            leastRecentlyUsed.remove();
        }
    }

    private void evictIdle(Instant now) {
        Instant limit = now.minus(SandboxLimits.IDLE_TIMEOUT);
        Iterator<CachedState> leastRecentlyUsed = states.values().iterator();
        while (leastRecentlyUsed.hasNext() && !leastRecentlyUsed.next().usedAt().isAfter(limit)) {
            leastRecentlyUsed.remove();
        }
    }
}
