package dev.attachphone.suite.history;

import java.util.List;

/**
 * What an attach call asks for.
 *
 * @param account in whose name
 * @param agent the agent that is to hold the numbers
 * @param provider under which provider
 * @param numbers the numbers
 */
public record AttachAttempt(String account, String agent, String provider, List<String> numbers) {

    public AttachAttempt {
        numbers = List.copyOf(numbers);
    }

    boolean wants(String number) {
        return numbers.contains(number);
    }

    /** Whether both would hold their numbers in the same name. */
    boolean isForTheSameHolderAs(AttachAttempt other) {
        return agent.equals(other.agent) && provider.equals(other.provider);
    }

    @Override
    public String toString() {
        return agent + " under " + provider + " for " + numbers;
    }
}
