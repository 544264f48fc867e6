package dev.attachphone.suite.program.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes MEMORY.md.
 *
 * @param run the run
 */
record MemoryReport(MemoryMeasurement run) {

    private static final Path FILE = Path.of("..", "server-stub", "MEMORY.md");

    private static final String HEAD = """
            # Memory over many attaches

            Written by

            ```
            ./mvnw -Pbenchmark -DskipUnitTests verify -Dit.test=MemoryBenchmark
            ```

            CLIENTS clients attach TOTAL new numbers, SIZE per request, through one server on SQLite with `-Xmx128m -XX:+UseG1GC`. After each
            part the resident memory of the process (`VmRSS`) and the used heap after a full collection are sampled. The command fails if one
            of them exceeds FACTOR times its value after the first tenth.

            | attached | resident, MiB | heap, MiB |
            |---|---|---|
            """;

    void publish() throws IOException {
        MemoryMeasurement.Sample last = run.samples().get(run.samples().size() - 1);
        StringBuilder page = new StringBuilder(HEAD.replace("TOTAL", String.format(Locale.ROOT, "%,d", last.attaches()))
                .replace("SIZE", "" + MemoryMeasurement.NUMBERS_OF_A_REQUEST)
                .replace("CLIENTS", "" + MemoryMeasurement.CONNECTIONS)
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
