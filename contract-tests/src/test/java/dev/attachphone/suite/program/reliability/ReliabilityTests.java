package dev.attachphone.suite.program.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.testing.InstalledPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Each fault of the scenarios happens once under load. {@link ReliabilityMeasurement} lets each of them happen more often. The subclasses
 * have the fields {@code SCENARIOS} and {@code WITH_BROKEN_VARIANT}.
 */
@Tag("full")
abstract class ReliabilityTests {

    private static final long SEED = 1;

    /** A fault may meet no call that shows the defect, so a run in which one is not found is repeated. */
    private static final int MAX_RUNS = 3;

    @ParameterizedTest(allowZeroInvocations = true)
    @FieldSource("SCENARIOS")
    void promisesHoldAndControlDefectsAreFound(FaultScenario<?> scenario, @TempDir Path folder) throws Exception {
        requireInstalled(scenario);
        Set<ControlDefect> undetected = EnumSet.copyOf(scenario.controls());
        int run = 0;
        do {
            Path files = Files.createDirectory(folder.resolve("run-" + run));
            FaultRunResult result = FaultRun.of(scenario, 1, files, SEED + run);
            assertEquals(List.of(), result.violations());
            undetected.retainAll(result.undetected());
            run++;
        } while (!undetected.isEmpty() && run < MAX_RUNS);
        assertEquals(Set.of(), undetected, "control defects that are not found");
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
