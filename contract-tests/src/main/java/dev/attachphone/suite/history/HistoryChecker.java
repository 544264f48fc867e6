package dev.attachphone.suite.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks that a history of concurrent attach calls is linearizable: each call takes effect at one moment between its start and
 * its end, completely or not at all.
 */
public final class HistoryChecker {

    private HistoryChecker() {}

    /** A property of every linearizable history. */
    @FunctionalInterface
    interface HistoryInvariant {

        /** One sentence for each violation. */
        Stream<String> violations(CallHistory history);
    }

    /**
     * The violations in a history, one sentence for each; empty if there are none.
     *
     * @param calls all calls that were sent for numbers that were free before
     * @param holders for each number that was looked up afterwards, the agent that holds it; empty if the number is free
     */
    public static List<String> violations(List<AttachCall> calls, Map<String, Optional<String>> holders) {
        CallHistory history = new CallHistory(calls, holders);
        return Stream.concat(OwnershipInvariants.ALL.stream(), RefusalInvariants.ALL.stream())
                .flatMap(invariant -> invariant.violations(history))
                .distinct()
                .toList();
    }
}
