package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.yaml.PlaceholderResolver;
import dev.attachphone.suite.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the cases that are written out one by one. */
final class CaseParser {

    private static final Set<String> CASE =
            Set.of("name", "source", "each", "operation", "given", "send", "expect", "race", "needs", "otherwise");
    private static final Set<String> GIVEN = Set.of("operation", "send", "expect", "remember");
    private static final Set<String> RACE = Set.of("rivals", "repeats");

    private final YamlNode file;
    private final StepParser steps;

    CaseParser(Contract contract, YamlNode file) {
        this.file = file;
        this.steps = new StepParser(contract, file);
    }

    Stream<TestCase> read() {
        return file.require("cases").items().stream().flatMap(this::cases);
    }

    private Stream<TestCase> cases(YamlNode written) {
        written.requireFields(CASE);
        return ParameterRows.of(written, steps.operation(written)).stream().map(row -> one(written, row));
    }

    private TestCase one(YamlNode written, Map<String, JsonNode> row) {
        YamlNode yamlNode = written.withNode(new PlaceholderResolver(row).resolve(written.node()));
        List<CaseStep> played = new ArrayList<>();
        yamlNode.find("given")
                .map(YamlNode::items)
                .orElse(List.of())
                .forEach(given -> played.add(steps.read(given.requireFields(GIVEN))));
        played.add(steps.read(yamlNode));
        requireKnownNames(yamlNode, played);
        return new TestCase(
                title(yamlNode), List.copyOf(played), yamlNode.find("race").map(CaseParser::race), need(yamlNode));
    }

    private static void requireKnownNames(YamlNode yamlNode, List<CaseStep> played) {
        Set<String> known = new HashSet<>();
        played.forEach(caseStep -> known.addAll(caseStep.remember().keySet()));
        played.stream()
                .flatMap(caseStep -> caseStep.placeholders().stream())
                .filter(name -> !known.contains(name) && !CasePlaceholders.isKnown(name))
                .findFirst()
                .ifPresent(name -> {
                    throw yamlNode.error("nothing is called ${" + name + "}");
                });
    }

    private static CheckTitle title(YamlNode yamlNode) {
        return new CheckTitle(
                CasePlaceholders.family(yamlNode),
                yamlNode.require("name").text(),
                yamlNode.require("source").text(),
                yamlNode.location());
    }

    private static Race race(YamlNode yamlNode) {
        String kind = yamlNode.requireFields(RACE).node().fieldNames().next();
        return new Race(
                Race.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                yamlNode.require(kind).positiveInt());
    }

    private Requirement need(YamlNode yamlNode) {
        return new Requirement(word(yamlNode, "needs"), word(yamlNode, "otherwise"));
    }

    private Optional<String> word(YamlNode yamlNode, String field) {
        return yamlNode.find(field).or(() -> file.find(field)).map(YamlNode::text);
    }
}
