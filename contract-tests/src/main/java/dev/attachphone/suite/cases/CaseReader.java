package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.yaml.Placeholders;
import dev.attachphone.suite.yaml.Spot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the cases that are written out one by one. */
final class CaseReader {

    private static final Set<String> CASE =
            Set.of("name", "source", "each", "operation", "given", "send", "expect", "race", "needs", "otherwise");
    private static final Set<String> GIVEN = Set.of("operation", "send", "expect", "remember");
    private static final Set<String> RACE = Set.of("rivals", "repeats");

    private final Spot file;
    private final StepReader steps;

    CaseReader(Contract contract, Spot file) {
        this.file = file;
        this.steps = new StepReader(contract, file);
    }

    Stream<Case> read() {
        return file.require("cases").items().stream().flatMap(this::cases);
    }

    private Stream<Case> cases(Spot written) {
        written.mapping(CASE);
        return Rows.of(written, steps.operation(written)).stream().map(row -> one(written, row));
    }

    private Case one(Spot written, Map<String, JsonNode> row) {
        Spot spot = written.holding(new Placeholders(row).fill(written.node()));
        List<Step> played = new ArrayList<>();
        spot.find("given")
                .map(Spot::items)
                .orElse(List.of())
                .forEach(given -> played.add(steps.read(given.mapping(GIVEN))));
        played.add(steps.read(spot));
        requireKnownNames(spot, played);
        return new Case(title(spot), List.copyOf(played), spot.find("race").map(CaseReader::race), need(spot));
    }

    private static void requireKnownNames(Spot spot, List<Step> played) {
        Set<String> known = new HashSet<>();
        played.forEach(step -> known.addAll(step.remember().keySet()));
        played.stream()
                .flatMap(step -> step.words().stream())
                .filter(name -> !known.contains(name) && !Names.isKnown(name))
                .findFirst()
                .ifPresent(name -> {
                    throw spot.wrong("nothing is called ${" + name + "}");
                });
    }

    private static Title title(Spot spot) {
        return new Title(
                Names.family(spot),
                spot.require("name").text(),
                spot.require("source").text(),
                spot.place());
    }

    private static Race race(Spot spot) {
        String kind = spot.mapping(RACE).node().fieldNames().next();
        return new Race(
                Race.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                spot.require(kind).count());
    }

    private Need need(Spot spot) {
        return new Need(word(spot, "needs"), word(spot, "otherwise"));
    }

    private Optional<String> word(Spot spot, String field) {
        return spot.find(field).or(() -> file.find(field)).map(Spot::text);
    }
}
