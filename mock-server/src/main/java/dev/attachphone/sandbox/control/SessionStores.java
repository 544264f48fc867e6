package dev.attachphone.sandbox.control;

import dev.attachphone.sandbox.card.ClientExchanges;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.world.TenantStates;

/**
 * All that the sandbox keeps of its clients.
 *
 * @param tenants their worlds
 * @param journal what they sent
 * @param exchanges how they took their answers
 */
public record SessionStores(TenantStates tenants, Journal journal, ClientExchanges exchanges) {

    /** Forgets all of it. */
    public void clear() {
        tenants.resetAll();
        journal.clear();
        exchanges.forgetAll();
    }

    /** Forgets what a realm sent and how it took the answers; its world is another matter. */
    void clearRequests(String realm) {
        journal.clear(realm);
        exchanges.forget(realm);
    }
}
