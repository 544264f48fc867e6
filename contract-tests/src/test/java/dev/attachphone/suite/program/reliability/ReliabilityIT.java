package dev.attachphone.suite.program.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.testing.InstalledPrograms;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each fault happens once under load. {@link ReliabilityMeasurement} lets each of them happen more often. */
@Tag("integration")
@Tag("database")
@Tag("full")
final class ReliabilityIT {

    static final List<FaultScenario<?>> SCENARIOS = FaultScenarios.selected();

    static final List<FaultScenario<?>> WITH_BROKEN_VARIANT = SCENARIOS.stream()
            .filter(scenario -> scenario.variant().isPresent())
            .toList();

    private static final long SEED = 1;

    @ParameterizedTest
    @FieldSource("SCENARIOS")
    void promisesHoldAndControlDefectsAreFound(FaultScenario<?> scenario, @TempDir Path folder) throws Exception {
        requireInstalled(scenario);
        FaultRunResult result = FaultRun.of(scenario, 1, folder, SEED);
        assertEquals(List.of(), result.violations());
        assertEquals(List.of(), result.undetected(), "control defects that are not found: " + result.findings());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @FieldSource("WITH_BROKEN_VARIANT")
    void brokenVariantIsFound(FaultScenario<?> scenario, @TempDir Path folder) throws Exception {
        requireInstalled(scenario);
        assertTrue(FaultScenarios.isVariantFound(scenario, folder, SEED));
    }

    private static void requireInstalled(FaultScenario<?> scenario) {
        List<String> missing = scenario.missing();
        if (!missing.isEmpty() && InstalledPrograms.areRequired()) {
            throw new IllegalStateException("not installed: " + missing);
        }
        Assumptions.assumeTrue(missing.isEmpty(), "not installed: " + missing);
    }
}
