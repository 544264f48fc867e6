package dev.attachphone.suite.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what cannot have happened if every call took effect at one moment, as a whole or not at all. */
public final class HistoryChecker {

    private HistoryChecker() {}

    /**
     * What is wrong, one sentence for each thing; empty if the history is a good one.
     *
     * @param calls all calls that were sent for numbers that nobody held before
     * @param holders for each number that was looked at afterwards, the agent that holds it, if any does
     */
    public static List<String> problems(List<AttachCall> calls, Map<String, Optional<String>> holders) {
        CallHistory callHistory = new CallHistory(calls, holders);
        return Stream.concat(OwnershipInvariants.ALL.stream(), RefusalInvariants.ALL.stream())
                .flatMap(historyInvariant -> historyInvariant.breaches(callHistory))
                .distinct()
                .toList();
    }
}
