package dev.attachphone.sandbox.world;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attachphone.sandbox.request.Account;
import org.jspecify.annotations.Nullable;

/** The realms of all tokens, within {@link Limits}. */
public final class Worlds {

    // Without a maximum of its own: past one, this cache would turn new keys away in favour of much used ones.
    private final Cache<String, Realm> realms =
            Caffeine.newBuilder().expireAfterAccess(Limits.UNUSED).build();
    private final WorldRules rules;

    public Worlds(WorldRules rules) {
        this.rules = rules;
    }

    /** The realm of the account, made when it is first asked for; the longest unused one makes room for it. */
    public Realm of(Account account) {
        @Nullable Realm known = realms.getIfPresent(account.realm());
        return known == null ? add(account.realm()) : known;
    }

    private synchronized Realm add(String token) {
        Realm realm = realms.get(token, key -> new Realm(rules));
        makeRoom();
        return realm;
    }

    private void makeRoom() {
        long excess = realms.estimatedSize() - Limits.REALMS;
        if (excess > 0) {
            realms.policy()
                    .expireAfterAccess()
                    .orElseThrow()
                    .oldest((int) excess)
                    .keySet()
                    .forEach(realms::invalidate);
        }
    }

    /** Starts the realm of the account afresh, for all of its accounts. */
    public Forgotten forget(Account account) {
        @Nullable Realm realm = realms.asMap().remove(account.realm());
        return realm == null ? new Forgotten(0, 0) : realm.size();
    }

    /** Starts every realm afresh. */
    public void forgetAll() {
        realms.invalidateAll();
    }
}
