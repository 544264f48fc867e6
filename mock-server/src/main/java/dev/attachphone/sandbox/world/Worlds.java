package dev.attachphone.sandbox.world;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attachphone.sandbox.request.Account;
import org.jspecify.annotations.Nullable;

/** The realms of all tokens, within {@link Limits}. */
public final class Worlds {

    private final Cache<String, Realm> realms = Caffeine.newBuilder()
            .maximumSize(Limits.REALMS)
            .expireAfterAccess(Limits.UNUSED)
            .build();
    private final WorldRules rules;

    public Worlds(WorldRules rules) {
        this.rules = rules;
    }

    /** The realm of the account, made when it is first asked for. */
    public Realm of(Account account) {
        return realms.get(account.realm(), token -> new Realm(rules));
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
