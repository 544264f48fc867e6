package dev.attachphone.suite.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calls on numbers that nobody held before, and what came of it; nothing ever detaches a number.
 *
 * @param calls all calls that were sent for these numbers
 * @param holders for each number that was looked at afterwards, the agent that holds it, if any does
 */
record History(List<Call> calls, Map<String, Optional<String>> holders) {

    History {
        calls = List.copyOf(calls);
        holders = Map.copyOf(holders);
    }

    Stream<Call> attached() {
        return calls.stream().filter(Call::isAttached);
    }

    Stream<Call> refused() {
        return calls.stream().filter(Call::isRefused);
    }

    /** The calls that hold the number, or may. */
    Stream<Call> mayHold(String number) {
        return calls.stream().filter(call -> call.mayHold(number));
    }

    /** Whether the agent is known to hold the number in the end; nothing is known of a number that was not looked at. */
    boolean isFinally(String agent, String number) {
        return Optional.ofNullable(holders.get(number))
                .map(holder -> holder.equals(Optional.of(agent)))
                .orElse(true);
    }
}
