package dev.attachphone.suite.faulty.server;

import java.time.Instant;
import java.util.List;

/**
 * A request to attach numbers.
 *
 * @param account the account of the request
 * @param agent the agent to attach the numbers to
 * @param provider the provider of the numbers
 * @param numbers distinct numbers in the order of first appearance
 */
public record NumberClaim(ModelAccount account, String agent, String provider, List<String> numbers) {

    public HeldNumber since(Instant instant) {
        return new HeldNumber(account, agent, provider, instant);
    }
}
