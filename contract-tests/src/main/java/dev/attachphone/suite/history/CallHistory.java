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

    /** The calls that hold the number, or may. */
    Stream<AttachCall> mayHold(String number) {
        return calls.stream().filter(attachCall -> attachCall.mayHold(number));
    }

    /** Whether the agent is known to hold the number in the end; nothing is known of a number that was not looked at. */
    boolean isFinally(String agent, String number) {
        return Optional.ofNullable(holders.get(number))
                .map(holder -> holder.equals(Optional.of(agent)))
                .orElse(true);
    }
}
