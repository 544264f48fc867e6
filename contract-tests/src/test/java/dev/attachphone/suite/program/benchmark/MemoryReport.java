package dev.attachphone.suite.program.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The page on which a run's memory is published.
 *
 * @param run the run
 */
record MemoryReport(MemoryMeasurement run) {

    private static final Path FILE = Path.of("..", "server-stub", "MEMORY.md");

    private static final String HEAD = """
            # Memory over many attaches

            Written by

            ```
            ./mvnw -Pbenchmark -DskipTests verify -Dit.test=MemoryBenchmark -Dfailsafe.failIfNoSpecifiedTests=false
            ```

            TOTAL new numbers, in requests of SIZE to be done in minutes, sent by CLIENTS clients to one server on SQLite with
            `-Xmx128m -XX:+UseG1GC`. After each part: what of the process was in memory (`VmRSS`), and then what of the heap was in use
            after a full collection, which the run asks for. The command fails if either is ever more than FACTOR times what it was after the
            first tenth. The machine was shared, which changes how long this takes, and not what is counted.

            | attached | resident, MiB | heap, MiB |
            |---|---|---|
            """;

    void publish() throws IOException {
        MemoryMeasurement.Sample last = run.samples().get(run.samples().size() - 1);
        StringBuilder page = new StringBuilder(HEAD.replace("TOTAL", String.format(Locale.ROOT, "%,d", last.attaches()))
                .replace("SIZE", "" + MemoryMeasurement.NUMBERS_OF_A_REQUEST)
                .replace("CLIENTS", "" + RequestBurst.CONNECTIONS)
                .replace("FACTOR", "" + MemoryMeasurement.FACTOR));
        run.samples().forEach(sample -> page.append(row(sample)));
        Files.writeString(FILE, page);
    }

    private static String row(MemoryMeasurement.Sample sample) {
        return String.format(
                Locale.ROOT,
                "| %,d | %d | %.1f |\n",
                sample.attaches(),
                sample.resident() / 1024,
                sample.heap() / 1024.0);
    }
}
