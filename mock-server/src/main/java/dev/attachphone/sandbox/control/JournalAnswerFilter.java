package dev.attachphone.sandbox.control;

import dev.attachphone.sandbox.explain.LevenshteinDistance;
import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.journal.JournalEntry;
import dev.attachphone.sandbox.prefer.Preference;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.List;
import java.util.stream.Stream;

/**
 * Picks the requests that met an answer, or a fault.
 *
 * @param name the name of either
 */
record JournalAnswerFilter(String name) {

    boolean takes(JournalEntry journalEntry) {
        return journalEntry.response().answer().equals(name)
                || journalEntry.response().effect().endsWith("fault=" + name);
    }

    /** Every name that there is, the most like this one first; this one is none if it is not among them. */
    List<String> names(ServedOperations servedOperations) {
        List<String> names = Stream.of(
                        servedOperations.all().stream().flatMap(operation -> operation.answers().keySet().stream()),
                        Stream.of(Preference.REFUSED),
                        InjectedFault.names().stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
        return LevenshteinDistance.nearestFirst(name, names);
    }
}
