package dev.attachphone.suite.faulty.server;

import java.time.Instant;

/**
 * An attachment of a number.
 *
 * @param account the account of the agent
 * @param agent the agent
 * @param provider the provider
 * @param since the instant of the attachment
 */
public record HeldNumber(ModelAccount account, String agent, String provider, Instant since) {

    public boolean isBy(NumberClaim numberClaim) {
        return account.equals(numberClaim.account())
                && agent.equals(numberClaim.agent())
                && provider.equals(numberClaim.provider());
    }
}
