package dev.attachphone.suite.infrastructure;

import dev.attachphone.suite.program.ParsedSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes MEASURED.md. */
final class FalseAlarmReport {

    private static final Path FILE = Path.of("MEASURED.md");

    private static final String HEAD = """
            # False alarms of the suite

            Written by

            ```
            ./mvnw -Pmeasure -DskipUnitTests verify
            ```

            The packaged suite was run against the packaged server and the packaged sandbox, directly and behind ordinary infrastructure. Both
            programs are correct, so that a failing check is a false alarm, which fails the command. How many faults the suite finds:
            [FAULTS.md](FAULTS.md) and [MUTATION.md](MUTATION.md).

            ## Complete runs

            Runs with default options. The machine has CORES cores, which the suite shares with its target. The goal is a median of 30 s.

            | program | runs | checks of a run | requests of a run | false alarms | median duration | longest |
            |---|---|---|---|---|---|---|
            """;

    private static final String BEHIND = """

            ## Behind infrastructure

            SEEDS runs each, with seeds 1 to SEEDS. The runs have the checks that depend on the seed: CASES generated requests, sequences and
            races. Behind infrastructure, the server is a foreign target with a fixture, and the first run has all checks. Where answers are
            slowed down, the first run has the checks of the documented answers, and the others have fewer generated requests. The sandbox
            accepts any credential, so it is not measured as a foreign target.

            | program | behind | runs | checks | requests | false alarms |
            |---|---|---|---|---|---|
            """;

    private final int seeds;
    private final StringBuilder complete = new StringBuilder();
    private final StringBuilder behind = new StringBuilder();
    private String comparison = "";

    FalseAlarmReport(int seeds) {
        this.seeds = seeds;
    }

    /** Adds complete runs with default options. */
    void complete(String program, List<ParsedSummary> runs) {
        double[] seconds =
                runs.stream().mapToDouble(ParsedSummary::seconds).sorted().toArray();
        complete.append(String.format(
                Locale.ROOT,
                "| %s | %d | %,d | %,d | %d | %.0f s | %.0f s |\n",
                program,
                runs.size(),
                runs.get(0).passed(),
                runs.get(0).requests(),
                falseAlarms(runs),
                seconds[seconds.length / 2],
                seconds[seconds.length - 1]));
    }

    /** Adds runs behind infrastructure. */
    void add(String program, String infrastructure, List<ParsedSummary> runs) {
        behind.append(String.format(
                Locale.ROOT,
                "| %s | %s | %d | %,d | %,d | %d |\n",
                program,
                infrastructure,
                runs.size(),
                runs.stream().mapToInt(ParsedSummary::passed).sum(),
                requests(runs),
                falseAlarms(runs)));
    }

    /** Sets the run that compares both programs. */
    void comparison(ParsedSummary run) {
        comparison = String.format(
                Locale.ROOT,
                "\n`--against` compared server and sandbox with %,d generated sequences (%,d requests): %d differences.\n",
                run.passed(),
                run.requests(),
                run.failed());
    }

    void publish() throws IOException {
        Files.writeString(
                FILE,
                HEAD.replace("CORES", "" + Runtime.getRuntime().availableProcessors())
                        + complete
                        + BEHIND.replace("SEEDS", "" + seeds).replace("CASES", FalseAlarmMeasurement.CASES)
                        + behind
                        + comparison);
    }

    private static long requests(List<ParsedSummary> runs) {
        return runs.stream().mapToLong(ParsedSummary::requests).sum();
    }

    private static int falseAlarms(List<ParsedSummary> runs) {
        return runs.stream().mapToInt(ParsedSummary::failed).sum();
    }
}
