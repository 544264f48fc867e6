package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.check.Layer;
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

/** Parses a file of individually written cases. */
final class CaseParser {

    private static final Set<String> CASE = Set.of(
            "name", "layer", "source", "each", "operation", "given", "send", "expect", "race", "needs", "otherwise");
    private static final Set<String> GIVEN = Set.of("operation", "send", "expect", "remember");
    private static final Set<String> RACE = Set.of("rivals", "repeats");

    private final YamlNode file;
    private final StepParser steps;

    CaseParser(Contract contract, YamlNode file) {
        this.file = file;
        this.steps = new StepParser(contract, file);
    }

    Stream<TestCase> parse() {
        return file.require("cases").items().stream().flatMap(this::cases);
    }

    private Stream<TestCase> cases(YamlNode template) {
        template.requireFields(CASE);
        return ParameterRows.of(template, steps.operation(template)).stream().map(row -> testCase(template, row));
    }

    private TestCase testCase(YamlNode template, Map<String, JsonNode> row) {
        JsonNode filled = new PlaceholderResolver(row).resolve(template.node());
        // A row can contain sequences and repeated texts, too.
        YamlNode node = template.withNode(new PlaceholderResolver(Map.of()).resolve(filled));
        List<CaseStep> parsed = new ArrayList<>();
        node.find("given")
                .map(YamlNode::items)
                .orElse(List.of())
                .forEach(given -> parsed.add(steps.parse(given.requireFields(GIVEN))));
        CaseStep main = steps.parse(node);
        parsed.add(main);
        requireKnownPlaceholders(node, parsed);
        String sent = node.require("name").text();
        Optional<Race> race = node.find("race").map(CaseParser::race);
        return new TestCase(
                new CaseTitles(steps.operation(node))
                        .title(sent, node.require("source").text(), node, main, race)
                        .in(layer(node, main)),
                sent,
                List.copyOf(parsed),
                race,
                new TargetRequirement(text(node, "needs"), text(node, "otherwise")));
    }

    private static void requireKnownPlaceholders(YamlNode node, List<CaseStep> steps) {
        Set<String> remembered = new HashSet<>();
        steps.forEach(step -> remembered.addAll(step.remember().keySet()));
        steps.stream()
                .flatMap(step -> step.placeholders().stream())
                .filter(name -> !remembered.contains(name) && !CasePlaceholders.isKnown(name))
                .findFirst()
                .ifPresent(name -> {
                    throw node.error("unknown placeholder ${" + name + "}");
                });
    }

    private static Race race(YamlNode node) {
        String kind = node.requireFields(RACE).node().fieldNames().next();
        return new Race(
                Race.RaceKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                node.require(kind).positiveInt());
    }

    private Layer layer(YamlNode node, CaseStep main) {
        return node.find("layer")
                .or(() -> file.find("layer"))
                .map(StepParser::layer)
                .orElseGet(() -> steps.layer(main));
    }

    private Optional<String> text(YamlNode node, String field) {
        return node.find(field).or(() -> file.find(field)).map(YamlNode::text);
    }
}
