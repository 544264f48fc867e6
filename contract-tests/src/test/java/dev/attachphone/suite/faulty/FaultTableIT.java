package dev.attachphone.suite.faulty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Which case catches which fault, written to {@code target/faulty-servers.md}. */
class FaultTableIT {

    private static final int THREADS = 4;

    private record Row(Fault fault, Optional<String> caughtBy) {

        String markdown() {
            return "| " + fault.name() + " | " + fault.description() + " | " + caughtBy.orElse("**survives**") + " |";
        }
    }

    @Test
    void everyFaultIsCaughtThatIsNotKnownToSurvive() throws Exception {
        List<Row> rows = rows();
        write(rows);
        List<String> survivors = rows.stream()
                .filter(row -> row.caughtBy().isEmpty())
                .map(row -> row.fault().name())
                .toList();
        List<String> unexpected = new ArrayList<>(survivors);
        unexpected.removeAll(knownSurvivors());
        assertEquals(List.of(), unexpected);
    }

    private static List<Row> rows() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Row>> coming = new ArrayList<>();
            for (Fault fault : Faults.all()) {
                coming.add(threads.submit(() -> new Row(fault, Hunt.caughtBy(fault))));
            }
            List<Row> rows = new ArrayList<>();
            for (Future<Row> row : coming) {
                rows.add(row.get());
            }
            return rows;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void write(List<Row> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("| fault | such a server | is caught by |", "|---|---|---|"));
        rows.forEach(row -> lines.add(row.markdown()));
        Files.write(Path.of("target", "faulty-servers.md"), lines);
    }

    private static List<String> knownSurvivors() throws Exception {
        return Files.readAllLines(Path.of(Objects.requireNonNull(FaultTableIT.class.getResource("survivors.txt"))
                .toURI()));
    }
}
