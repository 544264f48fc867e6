package dev.attachphone.suite.program.benchmark;

import dev.attachphone.suite.program.ParsedSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The page on which measured runs are published.
 *
 * @param runs the runs, by what was run
 */
record SuiteMeasurementReport(Map<String, List<ParsedSummary>> runs) {

    private static final Path FILE = Path.of("MEASURED.md");

    private static final String HEAD = """
            # Right programs pass, whatever the seed

            A hundred runs each against the packaged server and the packaged sandbox, every one with a seed of its own: some play
            everything, most only what is drawn from the seed (requests, sequences and races), for the named cases are the same whatever
            the seed. The last one plays generated sequences against both. A check that fails there is a false alarm, and fails the command that writes this page:

            ```
            ./mvnw -Pmeasure -DskipTests verify
            ```

            Measured on CORES cores, which the suite shares with its target; there a default run is meant to stay under 30 s.

            | what | runs | checks | requests | false alarms | median of a run | slowest | requests a second |
            |---|---|---|---|---|---|---|---|
            """;

    void publish() throws IOException {
        StringBuilder page = new StringBuilder(
                HEAD.replace("CORES", "" + Runtime.getRuntime().availableProcessors()));
        runs.forEach((what, told) -> page.append(row(what, told)));
        Files.writeString(FILE, page);
    }

    private static String row(String what, List<ParsedSummary> told) {
        double[] seconds =
                told.stream().mapToDouble(ParsedSummary::seconds).sorted().toArray();
        long requests = told.stream().mapToLong(ParsedSummary::requests).sum();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %.0f s | %.0f s | %.0f |\n",
                what,
                told.size(),
                told.stream().mapToInt(ParsedSummary::passed).sum(),
                requests,
                told.stream().mapToInt(ParsedSummary::failed).sum(),
                seconds[seconds.length / 2],
                seconds[seconds.length - 1],
                requests / told.stream().mapToDouble(ParsedSummary::seconds).sum());
    }
}
