package dev.attachphone.suite.program.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets each fault happen several times under load; the profile {@code reliability} runs it and writes RELIABILITY.md. */
@Tag("measurement")
class ReliabilityMeasurement {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void publish() throws Exception {
        long seed = System.nanoTime();
        List<ReliabilityReport.ReliabilityRow> rows = new ArrayList<>();
        for (FaultScenario<?> scenario : FaultScenarios.selected()) {
            assertEquals(List.of(), scenario.missing(), scenario + " needs programs that are not installed");
            rows.add(measure(scenario, seed));
            System.out.println(rows.get(rows.size() - 1));
        }
        new ReliabilityReport(rows).publish();
        assertEquals(List.of(), rows.stream().filter(row -> !row.isAsPromised()).toList(), "scenarios with violations");
    }

    private <D extends AutoCloseable> ReliabilityReport.ReliabilityRow measure(FaultScenario<D> scenario, long seed)
            throws Exception {
        Path own = Files.createDirectory(folder.resolve(scenario.id()));
        FaultRunResult result = FaultRun.of(scenario, scenario.measuredTimes(), own, seed);
        boolean isVariantFound = scenario.variant().isPresent()
                && FaultScenarios.isVariantFound(
                        scenario, Files.createDirectory(folder.resolve(scenario.id() + "-variant")), seed);
        return new ReliabilityReport.ReliabilityRow(result, isVariantFound);
    }
}
