package dev.attachphone.sandbox.control;

import dev.attachphone.sandbox.card.ClientExchanges;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.prefer.AnswerScripts;
import dev.attachphone.sandbox.world.TenantStates;

/**
 * The stores of all state that the sandbox keeps for its clients.
 *
 * @param tenants the states of the tenants
 * @param journal the request journal
 * @param exchanges the exchanges for the integration card
 * @param scripts the scripts of answers
 */
public record SessionStores(TenantStates tenants, Journal journal, ClientExchanges exchanges, AnswerScripts scripts) {

    /** Clears all stores. */
    public void clear() {
        tenants.resetAll();
        journal.clear();
        exchanges.clear();
        scripts.clear();
    }

    /** Clears the journal, the exchanges and the scripts of a tenant, but not its state. */
    void clearRequests(String tenant) {
        journal.clear(tenant);
        exchanges.clear(tenant);
        scripts.clear(tenant);
    }
}
