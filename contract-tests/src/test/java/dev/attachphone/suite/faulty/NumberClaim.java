package dev.attachphone.suite.faulty;

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
record NumberClaim(ModelAccount account, String agent, String provider, List<String> numbers) {

    HeldNumber since(Instant instant) {
        return new HeldNumber(account, agent, provider, instant);
    }
}
