package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.attachphone.server.storage.WriterSimulation.Run;
import dev.attachphone.server.storage.WriterSimulation.SimulationResult;
import dev.attachphone.server.storage.simulation.Defect;
import dev.attachphone.server.storage.simulation.FaultPlan.CallFault;
import dev.attachphone.server.storage.transaction.ConnectionPool;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs the writer on simulated threads, time and databases with many seeds. With {@code -Dsimulation.seed=N},
 * {@link #everyPromiseHolds} runs one seed only, and prints what happens.
 */
final class WriterSimulationTest {

    private static final int SEEDS = 2_000;
    private static final int FRESH_SEEDS = 10_000;

    /** Each defect is found with fewer seeds than this. */
    private static final int SEEDS_OF_A_DEFECT = 1_000;

    /** What some of the seeds must lead to. */
    private static final Set<String> EVENTS = Set.of(
            "is answered with Attached",
            "is answered with AlreadyAttached",
            "is answered with Refused[reason=ATTACHED_TO_ANOTHER_ACCOUNT]",
            "is answered with true",
            "OverloadedException",
            "waits for another request",
            "waits for a permit",
            "waits for a connection",
            "waits for a lock",
            "has waited too long for a lock",
            "waits for the write lock",
            "executeQuery KEY SHARE",
            "rollback",
            "evicts the connection",
            "evicts all connections",
            "has committed after all",
            "starts database-probe",
            "the database is unreachable",
            "is interrupted",
            "clock jumps by");

    private static final Logger LOG = (Logger) org.slf4j.LoggerFactory.getLogger(ConnectionPool.class);

    @TempDir
    private static Path directory = Path.of("");

    private static @Nullable SimulatedDatabases databases;

    @BeforeAll
    static void createDatabases() throws IOException, SQLException {
        // A simulated outage is logged as a real one is.
        LOG.setLevel(Level.OFF);
        databases = SimulatedDatabases.in(directory);
    }

    @AfterAll
    static void restoreLog() {
        LOG.setLevel(null);
    }

    @Test
    void everyPromiseHolds() {
        Long seed = Long.getLong("simulation.seed");
        if (seed == null) {
            check(0, SEEDS);
        } else {
            execute(Run.of(seed, null)).trace().forEach(System.out::println);
            check(seed, seed + 1);
        }
    }

    @Test
    @Tag("full")
    void everyPromiseHoldsWithFreshSeeds() {
        long first = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        System.out.println("seeds of the simulation: " + first + " to " + (first + FRESH_SEEDS - 1));
        check(first, first + FRESH_SEEDS);
    }

    @Test
    void seedsReachEveryFaultAndEveryWait() {
        Set<String> expected = new TreeSet<>(EVENTS);
        Stream.of(CallFault.values()).forEach(fault -> expected.add("fault " + fault));

        for (long seed = 0; seed < SEEDS && !expected.isEmpty(); seed++) {
            for (String event : execute(Run.of(seed, null)).trace()) {
                expected.removeIf(event::contains);
            }
        }

        assertEquals(Set.of(), expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyDefectIsFound(Defect defect) {
        Run violating = LongStream.range(0, SEEDS_OF_A_DEFECT)
                .mapToObj(seed -> Run.of(seed, defect))
                .filter(run -> execute(run).violation().isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError(defect + " is not found"));

        Run smallest = WriterSimulation.smallest(violating, databases());
        assertEquals(execute(smallest), execute(smallest));
        assertTrue(execute(smallest).violation().isPresent());
    }

    @Test
    void seedDecidesEverything() {
        List<SimulationResult> first = LongStream.range(0, 100)
                .mapToObj(seed -> execute(Run.of(seed, null)))
                .toList();
        List<SimulationResult> second = LongStream.range(0, 100)
                .mapToObj(seed -> execute(Run.of(seed, null)))
                .toList();

        for (int seed = 0; seed < first.size(); seed++) {
            assertEquals(first.get(seed).trace(), second.get(seed).trace(), "seed " + seed);
        }
        assertNotEquals(first.get(1).trace(), first.get(2).trace());
    }

    private static void check(long first, long end) {
        for (long seed = first; seed < end; seed++) {
            Run run = Run.of(seed, null);
            if (execute(run).violation().isPresent()) {
                fail(report(run));
            }
        }
    }

    private static String report(Run violating) {
        SimulationResult result = execute(violating);
        SimulationResult smallest = execute(WriterSimulation.smallest(violating, databases()));
        return result.violation().orElse("") + "\nrepeat with -Dsimulation.seed=" + violating.seed()
                + "\nwithout the requests and faults that it does not depend on: "
                + smallest.violation().orElse("") + "\n" + String.join("\n", smallest.trace());
    }

    private static SimulationResult execute(Run run) {
        return WriterSimulation.execute(run, databases());
    }

    private static SimulatedDatabases databases() {
        if (databases == null) {
            throw new IllegalStateException("no databases");
        }
        return databases;
    }
}
