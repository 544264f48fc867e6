package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.Account;
import java.time.Instant;

/**
 * Who holds a number.
 *
 * @param account the account of the agent
 * @param agent the id of the agent
 * @param provider the provider it was attached under
 * @param at when, to the second
 */
record Attachment(Account account, String agent, String provider, Instant at) {

    boolean isOf(Claim claim) {
        return account.equals(claim.account()) && agent.equals(claim.agent()) && provider.equals(claim.provider());
    }
}
