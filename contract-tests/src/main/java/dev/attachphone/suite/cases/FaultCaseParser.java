package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.check.Layer;
import dev.attachphone.suite.yaml.PlaceholderResolver;
import dev.attachphone.suite.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Parses a file of faults and combines them to pairs and triples. The fault that is checked first decides the answer. */
final class FaultCaseParser {

    private static final Set<String> FAULT = Set.of("answer", "layer", "ways");
    private static final Set<String> WAY = Set.of("given", "send");

    private final YamlNode file;
    private final StepParser steps;
    private final Operation operation;

    FaultCaseParser(Contract contract, YamlNode file) {
        this.file = file;
        this.steps = new StepParser(contract, file);
        this.operation = steps.operation(file);
    }

    Stream<TestCase> parse() {
        Map<String, List<RequestFault>> faults = new LinkedHashMap<>();
        file.require("faults").items().forEach(fault -> {
            String answer = fault.requireFields(FAULT).require("answer").text();
            faults.put(
                    answer,
                    fault.require("ways").items().stream()
                            .map(way -> fault(answer, layer(fault, answer), way))
                            .toList());
        });
        requireOrder(List.copyOf(faults.keySet()));
        return RequestFault.combinations(List.copyOf(faults.values())).map(this::testCase);
    }

    // The answers that x-precedence does not list come first, in the order of the contract's default response.
    private void requireOrder(List<String> names) {
        List<String> order = Stream.concat(
                        operation.answers().keySet().stream()
                                .filter(name -> !operation.precedence().contains(name)),
                        operation.precedence().stream())
                .filter(names::contains)
                .toList();
        if (!order.equals(names)) {
            throw file.require("faults").error("must be in the order of the checks: " + order);
        }
    }

    private Layer layer(YamlNode fault, String answer) {
        return fault.find("layer").map(StepParser::layer).orElseGet(() -> Layer.of(operation.answer(answer)));
    }

    private RequestFault fault(String answer, Layer layer, YamlNode way) {
        way.requireFields(WAY);
        List<CaseStep> given = way.find("given").map(YamlNode::items).orElse(List.of()).stream()
                .map(steps::parse)
                .toList();
        ObjectNode send = (ObjectNode) new PlaceholderResolver(Map.of()).resolve(steps.send(way, operation.id()));
        return new RequestFault(answer, layer, send.without("body"), given);
    }

    private TestCase testCase(List<RequestFault> faults) {
        RequestFault all = faults.stream().reduce(RequestFault::mergedWith).orElseThrow();
        ObjectNode send = (ObjectNode) all.send();
        file.find("body").ifPresent(body -> send.set("body", body.node()));
        CaseStep main = new CaseStep(
                operation.id(), send, JsonNodeFactory.instance.objectNode().put("answer", all.answer()), Map.of());
        String sent = sent(faults.stream().map(RequestFault::answer).toList());
        return new TestCase(
                new CaseTitles(operation)
                        .title(sent, file.require("source").text(), file.require("faults"), main, Optional.empty())
                        .in(all.layer()),
                sent,
                Stream.concat(all.given().stream(), Stream.of(main)).toList(),
                Optional.empty(),
                TargetRequirement.NONE);
    }

    private String sent(List<String> faults) {
        int last = faults.size() - 1;
        return operation.method() + " " + operation.path() + " with the faults "
                + String.join(", ", faults.subList(0, last)) + " and " + faults.get(last);
    }
}
