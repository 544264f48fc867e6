package dev.attachphone.suite.faulty.server;

import java.time.Instant;
import java.util.List;

/**
 * What a request wants.
 *
 * @param account who asks
 * @param agent the agent that is to have the numbers
 * @param provider whose numbers they are
 * @param numbers each once, in the order of first appearance
 */
public record NumberClaim(ModelAccount account, String agent, String provider, List<String> numbers) {

    public HeldNumber since(Instant instant) {
        return new HeldNumber(account, agent, provider, instant);
    }
}
