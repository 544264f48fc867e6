package dev.attachphone.suite.faulty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.faulty.FaultTable.DetectedFault;
import dev.attachphone.suite.faulty.catalog.ServerFault;
import dev.attachphone.suite.faulty.catalog.ServerFaults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The suite detects every fault, and FAULTS.md is up to date. */
@Tag("integration")
@Tag("full")
class FaultTableIT {

    // More threads than cores, because some faults and cases wait.
    private static final int THREADS = 4;

    @Test
    void everyFaultIsDetectedAndPublished() throws Exception {
        List<DetectedFault> rows = new ArrayList<>();
        List<String> survivors = new ArrayList<>();
        hunted().forEach((serverFault, caughtBy) -> caughtBy.ifPresentOrElse(
                path -> rows.add(new DetectedFault(serverFault.name(), serverFault.description(), path)),
                () -> survivors.add(serverFault.name())));
        assertEquals(List.of(), survivors, "faults that no check detects");
        FaultTable table = new FaultTable(rows);
        if (Boolean.getBoolean("faults.publish")) {
            table.publish();
        }
        assertEquals(
                table.fixed(),
                FaultTable.published().fixed(),
                "FAULTS.md is out of date; write it with ./mvnw -Pfull verify -Dfaults.publish=true");
    }

    /** The check that detects each fault, if any. */
    private static Map<ServerFault, Optional<String>> hunted() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Map<ServerFault, Future<Optional<String>>> coming = new LinkedHashMap<>();
            ServerFaults.all()
                    .forEach(serverFault ->
                            coming.put(serverFault, threads.submit(() -> FaultDetection.caughtBy(serverFault))));
            Map<ServerFault, Optional<String>> hunted = new LinkedHashMap<>();
            for (Map.Entry<ServerFault, Future<Optional<String>>> each : coming.entrySet()) {
                hunted.put(each.getKey(), each.getValue().get());
            }
            return hunted;
        } finally {
            threads.shutdownNow();
        }
    }
}
