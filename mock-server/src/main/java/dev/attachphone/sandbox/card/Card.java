package dev.attachphone.sandbox.card;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.card.Dealings.Known;
import dev.attachphone.sandbox.card.Remark.Kind;
import dev.attachphone.sandbox.request.Fault;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client has met, how it took it, and what is left to try.
 *
 * @param met the named answers and faults it has met
 * @param left those of the attach operation's answers that the page documents, and of the faults, that it has not
 * @param remarks how it took them: each rule once, faults first
 */
public record Card(List<String> met, List<String> left, List<Remark> remarks) {

    /** The card of a client of that operation. */
    public static Card of(Operation operation, Known known) {
        List<String> left = Stream.concat(
                        documented(operation), Arrays.stream(Fault.values()).map(Fault::text))
                .filter(name -> !known.met().contains(name))
                .toList();
        return new Card(List.copyOf(known.met()), left, summed(new Reactions(known.latest()).all()));
    }

    /** What keeps the client from being done: documented answers that it has not met, and faults it made. */
    public List<String> lacking(Operation operation) {
        return Stream.concat(
                        documented(operation).filter(left::contains).map(name -> "not met: " + name),
                        remarks.stream()
                                .filter(remark -> remark.kind() != Kind.GOOD)
                                .map(remark -> remark.rule() + ": " + remark.text()))
                .toList();
    }

    private static Stream<String> documented(Operation operation) {
        return operation.answers().values().stream()
                .filter(answer -> answer.provenance().equals("documented"))
                .map(NamedAnswer::name);
    }

    // The latest remark of each rule and kind says enough.
    private static List<Remark> summed(List<Remark> all) {
        Map<String, Remark> latest = all.stream()
                .collect(Collectors.toMap(
                        remark -> remark.kind() + remark.rule() + remark.text(), remark -> remark, (a, b) -> b));
        return latest.values().stream()
                .sorted(Comparator.comparingInt((Remark remark) -> remark.kind() == Kind.FAULT ? 0 : 1)
                        .thenComparing(Remark::kind)
                        .thenComparing(Remark::text))
                .toList();
    }
}
