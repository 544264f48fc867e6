package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.yaml.Spot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads how each single fault is made, and forms all pairs and triples of them: the answer that is decided earlier must win. */
final class FaultReader {

    private static final Set<String> FAULT = Set.of("answer", "ways");
    private static final Set<String> WAY = Set.of("given", "send");

    private final Spot file;
    private final StepReader steps;
    private final Operation operation;

    FaultReader(Contract contract, Spot file) {
        this.file = file;
        this.steps = new StepReader(contract, file);
        this.operation = steps.operation(file);
    }

    Stream<Case> read() {
        Map<String, List<Fault>> faults = new LinkedHashMap<>();
        file.require("faults").items().forEach(fault -> {
            String answer = fault.mapping(FAULT).require("answer").text();
            faults.put(
                    answer,
                    fault.require("ways").items().stream()
                            .map(way -> fault(answer, way))
                            .toList());
        });
        requireOrder(List.copyOf(faults.keySet()));
        return FaultSets.of(List.copyOf(faults.values())).map(this::asCase);
    }

    // What HTTP itself decides is not in x-precedence and stands before it, in the order of the contract's default
    // response.
    private void requireOrder(List<String> names) {
        List<String> decided = Stream.concat(
                        operation.answers().keySet().stream()
                                .filter(name -> !operation.precedence().contains(name)),
                        operation.precedence().stream())
                .filter(names::contains)
                .toList();
        if (!decided.equals(names)) {
            throw file.require("faults").wrong("must be in the order in which they are decided: " + decided);
        }
    }

    private Fault fault(String answer, Spot way) {
        way.mapping(WAY);
        List<Step> given = way.find("given").map(Spot::items).orElse(List.of()).stream()
                .map(steps::read)
                .toList();
        ObjectNode made = (ObjectNode) steps.send(way, operation.id());
        return new Fault(answer, made.without("body"), given);
    }

    private Case asCase(List<Fault> set) {
        Fault all = set.stream().reduce((first, later) -> first.and(later)).orElseThrow();
        ObjectNode send = (ObjectNode) all.send();
        file.find("body").ifPresent(body -> send.set("body", body.node()));
        Step main = new Step(
                operation.id(), send, JsonNodeFactory.instance.objectNode().put("answer", all.answer()), Map.of());
        return new Case(
                new Title(
                        Names.family(file),
                        operation.id() + ": " + name(set),
                        file.require("source").text(),
                        file.require("faults").place()),
                Stream.concat(all.given().stream(), Stream.of(main)).toList(),
                Optional.empty(),
                new Need(Optional.empty(), Optional.empty()));
    }

    private static String name(List<Fault> set) {
        String later = set.stream().skip(1).map(Fault::answer).collect(Collectors.joining(" and "));
        return set.get(0).answer() + " before " + later;
    }
}
