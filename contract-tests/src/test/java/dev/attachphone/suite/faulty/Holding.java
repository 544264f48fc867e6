package dev.attachphone.suite.faulty;

import java.time.Instant;

/**
 * That a number is attached.
 *
 * @param account the holder's account
 * @param agent the holder
 * @param provider whose number it is
 * @param since when it was attached
 */
record Holding(Account account, String agent, String provider, Instant since) {

    boolean isBy(Claim claim) {
        return account.equals(claim.account()) && agent.equals(claim.agent()) && provider.equals(claim.provider());
    }
}
