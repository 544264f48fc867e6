package dev.attachphone.sandbox.control;

import dev.attachphone.sandbox.journal.Entry;
import dev.attachphone.sandbox.request.Distance;
import dev.attachphone.sandbox.request.Fault;
import dev.attachphone.sandbox.request.Operations;
import dev.attachphone.sandbox.request.Preference;
import java.util.List;
import java.util.stream.Stream;

/**
 * Picks the requests that met an answer, or a fault.
 *
 * @param name the name of either
 */
record AnswerFilter(String name) {

    boolean takes(Entry entry) {
        return entry.given().answer().equals(name) || entry.given().effect().endsWith("fault=" + name);
    }

    /** Every name that there is, the most like this one first; this one is none if it is not among them. */
    List<String> names(Operations operations) {
        List<String> names = Stream.of(
                        operations.all().stream().flatMap(operation -> operation.answers().keySet().stream()),
                        Stream.of(Preference.REFUSED),
                        Fault.names().stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
        return Distance.nearestFirst(name, names);
    }
}
