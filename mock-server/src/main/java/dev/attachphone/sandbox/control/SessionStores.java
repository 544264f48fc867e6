package dev.attachphone.sandbox.control;

import dev.attachphone.sandbox.card.ClientExchanges;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.world.TenantStates;

/**
 * The stores of all state that the sandbox keeps for its clients.
 *
 * @param tenants the states of the tenants
 * @param journal the request journal
 * @param exchanges the exchanges for the integration card
 */
public record SessionStores(TenantStates tenants, Journal journal, ClientExchanges exchanges) {

    /** Clears all stores. */
    public void clear() {
        tenants.resetAll();
        journal.clear();
        exchanges.clear();
    }

    /** Clears the journal and the exchanges of a tenant, but not its state. */
    void clearRequests(String tenant) {
        journal.clear(tenant);
        exchanges.clear(tenant);
    }
}
