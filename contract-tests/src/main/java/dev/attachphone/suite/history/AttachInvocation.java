package dev.attachphone.suite.history;

import java.util.List;

/**
 * The content of an attach call.
 *
 * @param account the role in whose name the call is sent
 * @param agent the agent to attach the numbers to
 * @param provider the provider
 * @param numbers the numbers
 */
public record AttachInvocation(String account, String agent, String provider, List<String> numbers) {

    public AttachInvocation {
        numbers = List.copyOf(numbers);
    }

    boolean includes(String number) {
        return numbers.contains(number);
    }

    /** Whether both attempts attach to the same agent under the same provider. */
    boolean hasSameOwnerAs(AttachInvocation other) {
        return agent.equals(other.agent) && provider.equals(other.provider);
    }

    @Override
    public String toString() {
        return agent + " under " + provider + " for " + numbers;
    }
}
