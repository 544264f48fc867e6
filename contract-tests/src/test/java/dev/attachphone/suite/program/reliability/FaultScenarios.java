package dev.attachphone.suite.program.reliability;

import dev.attachphone.suite.program.reliability.FaultScenario.BrokenVariant;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All scenarios. */
final class FaultScenarios {

    /** A regular expression for the ids of the scenarios to run. */
    private static final String SELECTION = "reliability.scenarios";

    private FaultScenarios() {}

    static List<FaultScenario<?>> selected() {
        return Stream.of(SqliteScenarios.ALL, PostgresqlScenarios.ALL)
                .flatMap(scenarios -> selected(scenarios).stream())
                .toList();
    }

    /** The selected ones of some scenarios. */
    static List<FaultScenario<?>> selected(List<FaultScenario<?>> scenarios) {
        Pattern selection = Pattern.compile(System.getProperty(SELECTION, ".*"));
        return scenarios.stream()
                .filter(scenario -> selection.matcher(scenario.id()).matches())
                .toList();
    }

    /** Those of some scenarios that also have a setup that breaks a promise. */
    static List<FaultScenario<?>> withBrokenVariant(List<FaultScenario<?>> scenarios) {
        return scenarios.stream()
                .filter(scenario -> scenario.variant().isPresent())
                .toList();
    }

    /** Whether the checks find that the broken variant of the scenario breaks a promise. */
    static <D extends AutoCloseable> boolean isVariantFound(FaultScenario<D> scenario, Path folder, long seed)
            throws Exception {
        BrokenVariant<D> variant = scenario.variant().orElseThrow();
        return FaultRun.of(scenario.with(variant), 1, folder, seed).violations().stream()
                .anyMatch(violation -> violation.contains(variant.finding()));
    }
}
