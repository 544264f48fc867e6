package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads how each single fault is made, and forms all pairs and triples of them: the answer that is decided earlier must win. */
final class FaultCaseParser {

    private static final Set<String> FAULT = Set.of("answer", "ways");
    private static final Set<String> WAY = Set.of("given", "send");

    private final YamlNode file;
    private final StepParser steps;
    private final Operation operation;

    FaultCaseParser(Contract contract, YamlNode file) {
        this.file = file;
        this.steps = new StepParser(contract, file);
        this.operation = steps.operation(file);
    }

    Stream<TestCase> read() {
        Map<String, List<RequestFault>> faults = new LinkedHashMap<>();
        file.require("faults").items().forEach(fault -> {
            String answer = fault.requireFields(FAULT).require("answer").text();
            faults.put(
                    answer,
                    fault.require("ways").items().stream()
                            .map(way -> fault(answer, way))
                            .toList());
        });
        requireOrder(List.copyOf(faults.keySet()));
        return FaultCombinations.of(List.copyOf(faults.values())).map(this::asCase);
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
            throw file.require("faults").error("must be in the order in which they are decided: " + decided);
        }
    }

    private RequestFault fault(String answer, YamlNode way) {
        way.requireFields(WAY);
        List<CaseStep> given = way.find("given").map(YamlNode::items).orElse(List.of()).stream()
                .map(steps::read)
                .toList();
        ObjectNode made = (ObjectNode) steps.send(way, operation.id());
        return new RequestFault(answer, made.without("body"), given);
    }

    private TestCase asCase(List<RequestFault> set) {
        RequestFault all =
                set.stream().reduce((first, later) -> first.mergedWith(later)).orElseThrow();
        ObjectNode send = (ObjectNode) all.send();
        file.find("body").ifPresent(body -> send.set("body", body.node()));
        CaseStep main = new CaseStep(
                operation.id(), send, JsonNodeFactory.instance.objectNode().put("answer", all.answer()), Map.of());
        return new TestCase(
                new CheckTitle(
                        CasePlaceholders.family(file),
                        operation.id() + ": " + name(set),
                        file.require("source").text(),
                        file.require("faults").location()),
                Stream.concat(all.given().stream(), Stream.of(main)).toList(),
                Optional.empty(),
                new Requirement(Optional.empty(), Optional.empty()));
    }

    private static String name(List<RequestFault> set) {
        String later = set.stream().skip(1).map(RequestFault::answer).collect(Collectors.joining(" and "));
        return set.get(0).answer() + " before " + later;
    }
}
