package dev.attachphone.suite.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Concurrent attach calls for numbers that were free before, and the owners of the numbers afterwards. No number is detached in
 * between.
 *
 * @param calls all calls that were sent for these numbers
 * @param holders for each number that was looked up afterwards, the agent that holds it; empty if the number is free
 */
record CallHistory(List<AttachCall> calls, Map<String, Optional<String>> holders) {

    CallHistory {
        calls = List.copyOf(calls);
        holders = Map.copyOf(holders);
    }

    Stream<AttachCall> attached() {
        return calls.stream().filter(AttachCall::isAttached);
    }

    Stream<AttachCall> refused() {
        return calls.stream().filter(AttachCall::isRefused);
    }

    /** The calls that attached the number, or may have. */
    Stream<AttachCall> mayHold(String number) {
        return calls.stream().filter(call -> call.mayHold(number));
    }

    /** Whether the agent holds the number at the end. A number that was not looked up counts as held. */
    boolean isFinally(String agent, String number) {
        return Optional.ofNullable(holders.get(number))
                .map(holder -> holder.equals(Optional.of(agent)))
                .orElse(true);
    }
}
