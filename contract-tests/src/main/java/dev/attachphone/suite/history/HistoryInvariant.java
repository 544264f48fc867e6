package dev.attachphone.suite.history;

import java.util.stream.Stream;

/** Something that holds in every good history. */
@FunctionalInterface
interface HistoryInvariant {

    /** One sentence for each breach. */
    Stream<String> breaches(CallHistory callHistory);
}
