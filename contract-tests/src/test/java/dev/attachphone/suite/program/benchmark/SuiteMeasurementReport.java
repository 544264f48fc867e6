package dev.attachphone.suite.program.benchmark;

import dev.attachphone.suite.program.ParsedSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes MEASURED.md.
 *
 * @param runs the runs by kind
 */
record SuiteMeasurementReport(Map<String, List<ParsedSummary>> runs) {

    private static final Path FILE = Path.of("MEASURED.md");

    private static final String HEAD = """
            # False alarms of the suite

            The suite was run a hundred times each against the packaged server and the packaged sandbox, each time with another seed. Few
            runs include the named cases, which do not depend on the seed; most run the generated checks only (requests, sequences and
            races). The last row compares both programs with generated sequences. A failing check is a false alarm, and fails the command
            that writes this page:

            ```
            ./mvnw -Pmeasure -DskipUnitTests verify
            ```

            Measured on CORES cores, which the suite shares with its target. The goal for a default run is 30 s.

            | run | runs | checks | requests | false alarms | median duration | longest | requests per second |
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
