package dev.attachphone.suite.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.program.ParsedSummary;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Correct programs pass with any seed, behind any infrastructure; the profile {@code measure} runs it and writes MEASURED.md. */
@Tag("measurement")
class FalseAlarmMeasurement {

    private static final int SEEDS = Integer.getInteger("measured.seeds", 20);
    private static final int SEQUENCES = Integer.getInteger("measured.sequences", 10_000);

    /** The number of generated requests of a run with generated checks only. */
    static final String CASES = "100";

    // Named cases do not depend on the seed except for their numbers, so a few complete runs are sufficient.
    private static final int COMPLETE_RUNS = 3;

    private final FalseAlarmReport report = new FalseAlarmReport(SEEDS);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void publish() throws Exception {
        Path fixture = Intermediary.fixture(folder);
        try (PackagedProgram server = PackagedProgram.server(Files.createDirectory(folder.resolve("server")));
                PackagedProgram sandbox = PackagedProgram.sandbox(Files.createDirectory(folder.resolve("sandbox")))) {
            measureDirectly("server", server);
            measureDirectly("sandbox", sandbox);
            for (Intermediary intermediary : Intermediary.values()) {
                measure(server, intermediary, fixture);
            }
            report.comparison(suite(List.of(
                    "--url",
                    server.url().toString(),
                    "--against",
                    sandbox.url().toString(),
                    "--cases",
                    String.valueOf(SEQUENCES))));
        }
        report.publish();
    }

    private void measureDirectly(String name, PackagedProgram program) throws Exception {
        List<String> target = List.of("--url", program.url().toString());
        report.complete(name, runs(1, COMPLETE_RUNS, target, List.of()));
        report.add(name, "nothing", runs(1, SEEDS, target, List.of("--cases", CASES, "--only", "family:generated")));
    }

    private void measure(PackagedProgram server, Intermediary intermediary, Path fixture) throws Exception {
        Path files = Files.createTempDirectory(folder, intermediary.name());
        try (Intermediary.Opened opened = intermediary.before(server.url(), files)) {
            List<String> target = new ArrayList<>(opened.options());
            target.addAll(List.of("--url", opened.url().toString(), "--fixture", fixture.toString()));
            target.addAll(List.of("--target", "foreign", "--parallel", "16"));
            List<ParsedSummary> all = new ArrayList<>();
            if (intermediary.isSlow()) {
                all.addAll(runs(1, 1, target, List.of("--only", "family:answers")));
                all.addAll(runs(2, SEEDS, target, List.of("--cases", "3", "--only", "family:generated")));
            } else {
                all.addAll(runs(1, 1, target, List.of()));
                all.addAll(runs(2, SEEDS, target, List.of("--cases", CASES, "--only", "family:generated")));
            }
            report.add("server", intermediary.description(), all);
        }
    }

    private List<ParsedSummary> runs(int firstSeed, int lastSeed, List<String> target, List<String> selection)
            throws Exception {
        List<ParsedSummary> runs = new ArrayList<>();
        for (int seed = firstSeed; seed <= lastSeed; seed++) {
            List<String> arguments = new ArrayList<>(target);
            arguments.addAll(selection);
            arguments.addAll(List.of("--seed", String.valueOf(seed)));
            runs.add(suite(arguments));
        }
        return runs;
    }

    /** Fails if a check fails or is not run to its end. */
    private ParsedSummary suite(List<String> arguments) throws Exception {
        List<String> command = PackagedProgram.command("suite.jar", arguments.toArray(String[]::new));
        ProcessResult result = ProcessResult.of(folder, Map.of(), command);
        assertEquals(0, result.exit(), () -> arguments + ": " + result.output() + result.errors());
        ParsedSummary summary = ParsedSummary.by(result.output());
        System.out.println(arguments + ": " + summary);
        return summary;
    }
}
