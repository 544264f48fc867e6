package dev.attachphone.suite.history;

import java.util.stream.Stream;

/** Something that holds in every good history. */
@FunctionalInterface
interface Rule {

    /** One sentence for each breach. */
    Stream<String> breaches(History history);
}
