package dev.attachphone.suite.faulty.server;

import java.time.Instant;

/**
 * That a number is attached.
 *
 * @param account the holder's account
 * @param agent the holder
 * @param provider whose number it is
 * @param since when it was attached
 */
public record HeldNumber(ModelAccount account, String agent, String provider, Instant since) {

    public boolean isBy(NumberClaim numberClaim) {
        return account.equals(numberClaim.account())
                && agent.equals(numberClaim.agent())
                && provider.equals(numberClaim.provider());
    }
}
